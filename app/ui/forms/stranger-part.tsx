import { useEffect } from 'react'
import { Markdown } from '#app/ui/markdown.tsx'
import { usePageContext } from '#app/web/page-context.ts'

type StrangerPartProps = {
  fields: { html: string; script: string | null } | null
  /** What came back with a form that was not taken. */
  values?: Record<string, string | string[]>
}

/** What a form carries that strangers may send. Its script comes only where it is needed. */
export function StrangerPart({ fields, values }: StrangerPartProps) {
  const { nonce } = usePageContext()
  const script = fields?.script
  useEffect(() => {
    // A page that was reached from another within the site runs no script of its own HTML.
    if (script) void import(/* @vite-ignore */ script)
  }, [script])
  if (!fields) return null
  const before = values?.waited || values?.work
  return (
    <>
      <Markdown html={fields.html} />
      {script && before && <input type="hidden" name="waited" value={before} />}
      {script && <script type="module" nonce={nonce} src={script} suppressHydrationWarning />}
    </>
  )
}
