import { juryInWords } from '#app/features/contests/jury-in-words.ts'
import { criterionRows } from '#app/features/jury/criterion-rows.ts'
import type { JuryDesk } from '#app/features/jury/desk/jury-desk.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Check } from '#app/ui/forms/check.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type SettingsProps = { desk: JuryDesk; refused: FormRefusal | undefined }

/** How the jury judges: a form while it may change, sentences afterwards. */
export function JurySettings({ desk, refused }: SettingsProps) {
  const { jury, frozen } = desk
  return (
    <section className="stack">
      <h2>{m.jury_settings()}</h2>
      {frozen && <p className="muted">{desk.announced ? m.jury_frozen_contract() : m.jury_frozen_handed_out()}</p>}
      {frozen && !jury && <p>{m.jury_none()}</p>}
      {frozen && jury && (
        <ul className="contest-rules">
          {juryInWords(jury).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {!frozen && <SettingsForm desk={desk} refused={refused} />}
    </section>
  )
}

function SettingsForm({ desk, refused }: SettingsProps) {
  const values = refused?.values ?? desk.values
  const field = (name: string) => ({
    name,
    defaultValue: values[name]?.toString() ?? '',
    errors: refused?.errors[name],
  })
  const number = (name: string, min: number, max: number) => ({
    ...field(name),
    ...{ type: 'number', inputMode: 'numeric' as const, min, max },
  })
  return (
    <Form method="post" className="stack narrow">
      <FormErrors {...refused} labels={fieldLabels()} />
      <input type="hidden" name="step" value="settings" />
      <fieldset className="stack-sm">
        <legend className="field__label">{m.jury_criteria()}</legend>
        <p className="small muted">{m.jury_criteria_hint()}</p>
        {criterionRows.map((row) => (
          <div className="jury-criterion" key={row}>
            <Field {...field(`name${row}`)} label={m.jury_criterion({ n: row })} maxLength={80} />
            <Field {...number(`weight${row}`, 0, 1000)} label={m.jury_weight({ n: row })} />
          </div>
        ))}
      </fieldset>
      <Field {...number('scale', 2, 10)} label={m.jury_scale()} hint={m.jury_scale_field_hint()} />
      <Field {...number('perIdea', 1, 20)} label={m.jury_per_idea()} hint={m.jury_per_idea_hint()} />
      <Check name="blind" defaultChecked={values.blind === 'on'} label={m.jury_blind()} hint={m.jury_blind_hint()} />
      <Choice
        {...field('judged')}
        label={m.jury_judged()}
        options={[
          { value: 'all', label: m.jury_judged_all() },
          { value: 'shortlist', label: m.jury_judged_shortlist() },
        ]}
      />
      {desk.mayShare ? (
        <Field {...number('share', 0, 100)} label={m.jury_share()} hint={m.jury_share_hint()} />
      ) : (
        <p className="small muted">{m.jury_only_advice()}</p>
      )}
      {!desk.dueFixed && (
        <Field
          {...field('due')}
          type="datetime-local"
          label={m.jury_due_field()}
          hint={m.jury_due_hint({ zone: desk.timeZone })}
        />
      )}
      <div className="row">
        <Button look={desk.jury ? undefined : 'main'}>{m.jury_save_settings()}</Button>
      </div>
    </Form>
  )
}

const fieldLabels = () => ({
  ...Object.fromEntries(
    criterionRows.flatMap((row) => [
      [`name${row}`, m.jury_criterion({ n: row })],
      [`weight${row}`, m.jury_weight({ n: row })],
    ]),
  ),
  scale: m.jury_scale(),
  perIdea: m.jury_per_idea(),
  share: m.jury_share(),
  due: m.jury_due_field(),
})
