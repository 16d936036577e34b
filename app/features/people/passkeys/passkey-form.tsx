import type { ReactNode } from 'react'
import { m } from '#app/paraglide/messages.js'
import { usePageContext } from '#app/web/page-context.ts'

interface PasskeyFormProps {
  act: 'add' | 'enter'
  /** Where the answer of the device goes, and where the question for it comes from. */
  action: string
  options: string
  /** Address of the script; without one nothing is offered. */
  script: string | undefined
  children: ReactNode
}

/** A form that a device fills in. Without its script it stays hidden, and words stand where it would be. */
export function PasskeyForm({ act, action, options, script, children }: PasskeyFormProps) {
  const { nonce } = usePageContext()
  if (!script) return null
  return (
    <div>
      <noscript>
        <p className="muted">{m.passkey_no_script()}</p>
      </noscript>
      <p className="muted" data-passkey-none="" hidden>
        {m.passkey_unavailable()}
      </p>
      <form method="post" action={action} className="stack" data-passkey={act} data-options={options} hidden>
        <input type="hidden" name="answer" data-passkey-part="answer" />
        {children}
        <p
          className="note note--contra"
          role="alert"
          data-passkey-part="cancelled"
          data-words={m.passkey_cancelled()}
          hidden
        />
      </form>
      <script type="module" nonce={nonce} src={script} />
    </div>
  )
}
