import type { AnswerRulesPage } from '#app/features/answers/reasons/answer-rules-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type AnswerRulesProps = { page: AnswerRulesPage; refused: FormRefusal | undefined }

/** The days on which the organisation works, and its own reasons of answers. */
export function AnswerRulesView({ page, refused }: AnswerRulesProps) {
  const adding = refused?.values.do === 'add'
  return (
    <div className="stack-lg narrow">
      <Calendar page={page} refused={adding ? undefined : refused} />
      <Reasons page={page} refused={adding ? refused : undefined} />
    </div>
  )
}

function Calendar({ page: { weekdays, daysOff, timeZone }, refused }: AnswerRulesProps) {
  const labels = { workingDays: m.admin_working_days(), daysOff: m.admin_days_off() }
  return (
    <Form method="post" className="stack">
      <h2>{m.admin_calendar()}</h2>
      <p className="muted">{m.admin_calendar_lead({ zone: timeZone })}</p>
      <FormErrors {...refused} labels={labels} />
      <input type="hidden" name="do" value="calendar" />
      <fieldset className="field choice" id="workingDays">
        <legend className="field__label">{labels.workingDays}</legend>
        <div className="choice__options">
          {weekdays.map(({ value, label, works }) => (
            <label className="check" key={value}>
              <input type="checkbox" name="workingDays" value={value} defaultChecked={works} />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextArea
        name="daysOff"
        label={labels.daysOff}
        hint={m.admin_days_off_hint()}
        rows={5}
        spellCheck={false}
        defaultValue={refused?.values.daysOff?.toString() ?? daysOff}
        errors={refused?.errors.daysOff}
      />
      <div className="row">
        <SubmitButton look="main">{m.admin_save()}</SubmitButton>
      </div>
    </Form>
  )
}

const languages = [
  { name: 'en', label: 'English' },
  { name: 'es', label: 'Español' },
  { name: 'ru', label: 'Русский' },
] as const

function Reasons({ page: { listed, own }, refused }: AnswerRulesProps) {
  const labels = Object.fromEntries(languages.map(({ name, label }) => [name, label]))
  return (
    <section className="stack">
      <h2>{m.admin_reasons()}</h2>
      <p className="muted">{m.admin_reasons_lead()}</p>
      <ul className="stack-sm">
        {listed.map((words) => (
          <li key={words}>{words}</li>
        ))}
        {own.map(({ key, words }) => (
          <li key={key} className="row between">
            <span>{words}</span>
            <Form method="post">
              <input type="hidden" name="do" value="retire" />
              <input type="hidden" name="key" value={key} />
              <Button look="quiet">
                {m.admin_reason_retire()}
                <span className="visually-hidden">: {words}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form method="post" className="stack">
        <h3>{m.admin_reason_new()}</h3>
        <FormErrors {...refused} labels={labels} />
        <input type="hidden" name="do" value="add" />
        {languages.map(({ name, label }) => (
          <Field
            key={name}
            name={name}
            label={label}
            lang={name}
            maxLength={120}
            required
            defaultValue={refused?.values[name]?.toString()}
            errors={refused?.errors[name]}
          />
        ))}
        <div className="row">
          <SubmitButton>{m.admin_reason_add()}</SubmitButton>
        </div>
      </Form>
    </section>
  )
}
