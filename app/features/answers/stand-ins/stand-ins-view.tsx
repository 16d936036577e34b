import type { StandInsPage } from '#app/features/answers/stand-ins/stand-ins-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type StandInsViewProps = { page: StandInsPage; refused: FormRefusal | undefined }

/** Deputies and whom late answers are escalated to: who they are, and the form that names one more. */
export function StandInsView({ page: { slug, title, standIns }, refused }: StandInsViewProps) {
  const labels = { email: m.answers_stand_in_email(), role: m.answers_stand_in_role() }
  const before = (name: string) => refused?.values[name]?.toString()
  const roles = { deputy: m.answers_role_deputy(), escalation: m.answers_role_escalation() }
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: `/c/${slug}/desk/answers`, label: m.answers_queue_title({ title }) }}
        title={m.answers_stand_ins()}
        lead={m.answers_stand_ins_lead()}
      />
      {standIns.length > 0 && (
        <ul className="stack-sm">
          {standIns.map((one) => (
            <li key={`${one.role} ${one.id}`} className="row between">
              <span>
                {one.name} · {roles[one.role]}
              </span>
              <Form method="post">
                <input type="hidden" name="do" value="drop" />
                <input type="hidden" name="person" value={one.id} />
                <input type="hidden" name="role" value={one.role} />
                <Button look="quiet">
                  {m.answers_stand_in_drop()}
                  <span className="visually-hidden">: {one.name}</span>
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" className="stack">
        <input type="hidden" name="do" value="name" />
        <FormErrors {...refused} labels={labels} />
        <Field
          name="email"
          type="email"
          label={labels.email}
          hint={m.answers_stand_in_email_hint()}
          autoComplete="off"
          required
          defaultValue={before('email')}
          errors={refused?.errors.email}
        />
        <Choice
          name="role"
          label={labels.role}
          defaultValue={before('role') ?? 'deputy'}
          errors={refused?.errors.role}
          options={[
            { value: 'deputy', label: roles.deputy, hint: m.answers_role_deputy_hint() },
            { value: 'escalation', label: roles.escalation, hint: m.answers_role_escalation_hint() },
          ]}
        />
        <div className="row">
          <SubmitButton look="main">{m.answers_stand_in_name()}</SubmitButton>
        </div>
      </Form>
    </div>
  )
}
