import type { PastedLine } from '#app/features/ideas/paste-ideas.server.ts'
import type { StrangerFields } from '#app/features/people/proof-of-work/stranger-fields.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Check } from '#app/ui/forms/check.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { StrangerPart } from '#app/ui/forms/stranger-part.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type PastePreviewProps = {
  slug: string
  list: string
  opened: string
  lines: PastedLine[]
  formErrors?: string[]
  fields: StrangerFields | null
  values?: FormRefusal['values']
}

/** Every line of a pasted list with what is odd about it; those without a fault are chosen already. */
export function PastePreview({ slug, list, opened, lines, formErrors, fields, values }: PastePreviewProps) {
  const good = lines.filter(isGood)
  return (
    <Form method="post" action={`/c/${slug}/paste/publish`} className="stack-lg">
      <FormErrors formErrors={formErrors} />
      <input type="hidden" name="opened" value={opened} />
      <textarea name="list" hidden readOnly value={list} />
      <h2>{m.ideas_paste_found({ n: lines.length })}</h2>
      <ul className="card card--flat">
        {lines.map((line) => (
          <li key={line.line} className="paste-line">
            <Check
              id={`line-${line.line}`}
              name="take"
              value={String(line.line)}
              label={line.title}
              hint={<Odd line={line} />}
              defaultChecked={isGood(line)}
              disabled={line.fault !== null}
            />
          </li>
        ))}
      </ul>
      <div className="row">
        <SubmitButton look="main">{m.ideas_paste_publish({ n: good.length })}</SubmitButton>
        <ButtonLink to={`/c/${slug}/paste`} look="quiet">
          {m.ideas_paste_change()}
        </ButtonLink>
        <StrangerPart fields={fields} values={values} />
      </div>
    </Form>
  )
}

const isGood = ({ fault, repeats, exists }: PastedLine) => !fault && !repeats && !exists

function Odd({ line: { line, fault, repeats, exists } }: { line: PastedLine }) {
  if (fault === 'short') return m.ideas_paste_too_short()
  if (fault === 'long') return m.ideas_paste_too_long()
  if (repeats) return m.ideas_paste_twice({ line: repeats })
  if (!exists) return `${m.ideas_paste_line()} ${line}`
  return (
    <>
      {m.ideas_paste_exists()}{' '}
      <a href={exists.path} target="_blank" rel="noopener">
        {exists.title}
      </a>
    </>
  )
}
