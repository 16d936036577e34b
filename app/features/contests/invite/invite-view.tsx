import type { ContestPeople } from '#app/features/contests/invite/contest-people.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Check } from '#app/ui/forms/check.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type InviteViewProps = { contest: ContestPeople; refused: FormRefusal | undefined }

/** Who runs a contest, who is invited, and the form that asks more people in. */
export function InviteView({ contest, refused }: InviteViewProps) {
  const { slug, title, owners, emails, domains, opensDoor } = contest
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: `/c/${slug}/desk`, label: m.contests_people_back() }}
        title={m.contests_people_of({ title })}
        lead={opensDoor ? m.contests_people_lead_invited() : m.contests_people_lead()}
      />
      <InviteForm refused={refused} />
      <section className="stack-sm">
        <h2>{m.contests_people_owners()}</h2>
        <p>{owners.join(', ')}</p>
      </section>
      {emails.length + domains.length > 0 && (
        <details>
          <summary>{m.contests_people_invited({ n: emails.length + domains.length })}</summary>
          <ul className="stack-sm">
            {[...domains.map((domain) => `@${domain}`), ...emails].map((entry) => (
              <li key={entry}>{entry}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function InviteForm({ refused }: { refused: FormRefusal | undefined }) {
  const labels = { invited: m.contests_field_invited(), as: m.contests_invite_as() }
  const before = (name: string) => refused?.values[name]?.toString()
  return (
    <Form method="post" className="stack">
      <FormErrors {...refused} labels={labels} />
      <TextArea
        name="invited"
        label={labels.invited}
        hint={m.contests_field_invited_hint()}
        defaultValue={before('invited')}
        errors={refused?.errors.invited}
        required
      />
      <Choice
        name="as"
        label={labels.as}
        defaultValue={before('as') ?? 'guest'}
        errors={refused?.errors.as}
        options={[
          { value: 'guest', label: m.contests_invite_guest() },
          { value: 'owner', label: m.contests_invite_owner(), hint: m.contests_invite_owner_hint() },
        ]}
      />
      <Check
        name="letters"
        label={m.contests_invite_letters()}
        hint={m.contests_invite_letters_hint()}
        defaultChecked={refused ? before('letters') === 'on' : true}
      />
      <div className="row">
        <SubmitButton look="main">{m.contests_invite_button()}</SubmitButton>
      </div>
    </Form>
  )
}
