import { fieldLabels } from '#app/features/contests/setup/field-labels.ts'
import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { ConfirmPage } from '#app/ui/page/confirm-page.tsx'

interface ExtendFormProps {
  contest: { title: string; path: string; kind: string; timeZone: string; values: Record<string, string> }
  refused?: { errors: Record<string, string[]>; formErrors: string[]; values: Record<string, string | string[]> }
}

/** The dates a contest has, to be moved forward, and the public word about it. */
export function ExtendForm({ contest, refused }: ExtendFormProps) {
  const { title, path, values } = contest
  const labels = labelsOf(contest.kind)
  const shown = (name: string) => ({
    defaultValue: refused?.values[name]?.toString() ?? values[name] ?? '',
    errors: refused?.errors[name],
  })
  const fields = (
    <div className="stack">
      <div className="contest-dates">
        {Object.keys(values).map((name) => (
          <Field
            key={name}
            name={name}
            type="datetime-local"
            min={values[name]}
            label={labels[name]}
            {...shown(name)}
          />
        ))}
      </div>
      <TextArea
        name="note"
        rows={2}
        label={m.contests_extend_note()}
        hint={m.contests_markdown_hint()}
        required
        {...shown('note')}
      />
    </div>
  )
  return (
    <ConfirmPage
      title={m.contests_extend_title({ title })}
      confirm={m.contests_extend_button()}
      cancelTo={path}
      fields={fields}
    >
      <p>
        {m.contests_extend_lead()} {m.contests_clocks_of({ zone: contest.timeZone.replaceAll('_', ' ') })}
      </p>
      <FormErrors {...refused} labels={labels} />
    </ConfirmPage>
  )
}

function labelsOf(kind: string): Record<string, string> {
  const ideasUntil = kind === 'debate' ? m.contests_field_debate_until() : m.contests_field_ideas_until()
  return { ...fieldLabels(), ideasUntil, votingUntil: m.contests_field_voting_until() }
}
