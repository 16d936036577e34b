import { ProveByPasskey } from '#app/features/people/passkeys/prove-by-passkey.tsx'
import { ProveByMail } from '#app/features/people/prove-by-mail.tsx'
import type { erasePage } from '#app/features/privacy/erase-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Check } from '#app/ui/forms/check.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type EraseViewProps = { page: Awaited<ReturnType<typeof erasePage>>; refused: FormRefusal | undefined }

/** What goes, what stays, what nobody can take back; and the button. */
export function EraseView({ page, refused }: EraseViewProps) {
  const { email, needs, runs, lastAdmin, passkey } = page
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: '/me/data', label: m.privacy_data_title() }}
        title={m.privacy_erase_title()}
        lead={email ? m.privacy_erase_lead({ email }) : m.privacy_erase_lead_plain()}
      />
      {parts().map(({ title, lines }) => (
        <section key={title} className="stack-sm">
          <h2>{title}</h2>
          <ul className="markdown">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        <a className="tall" href="/me/data">
          {m.privacy_erase_first()}
        </a>
      </p>
      {runs && <Note tone="sun">{m.privacy_erase_runs({ titles: runs })}</Note>}
      {lastAdmin ? (
        <Note tone="contra">{m.privacy_erase_last_admin()}</Note>
      ) : (
        <Confirmation needs={needs} refused={refused} />
      )}
      {!lastAdmin && <ProveByPasskey script={passkey} next="/me/erase" />}
      {!lastAdmin && (needs === 'current' || needs === 'proof') && (
        <ProveByMail email={email} next="/me/erase" forgotten={needs === 'current'} />
      )}
    </div>
  )
}

function Confirmation({ needs, refused }: Pick<EraseViewProps['page'], 'needs'> & Pick<EraseViewProps, 'refused'>) {
  if (needs === 'proof') return <Note tone="sun">{m.privacy_erase_prove()}</Note>
  if (needs === 'sign-on') return <Note tone="sun">{m.privacy_sign_on_again()}</Note>
  const labels = { sure: m.privacy_erase_sure(), current: m.people_password_current() }
  return (
    <Form method="post" className="stack">
      <FormErrors {...refused} labels={labels} />
      {needs === 'current' && (
        <Field
          name="current"
          type="password"
          label={labels.current}
          autoComplete="current-password"
          required
          errors={refused?.errors.current}
        />
      )}
      <Check name="sure" label={labels.sure} errors={refused?.errors.sure} required />
      <div className="row">
        <SubmitButton look="danger">{m.privacy_erase_do()}</SubmitButton>
        <ButtonLink to="/me" look="quiet">
          {m.privacy_erase_not()}
        </ButtonLink>
      </div>
    </Form>
  )
}

const parts = () => [
  {
    title: m.privacy_erase_goes(),
    lines: [
      m.privacy_erase_goes_ways(),
      m.privacy_erase_goes_private(),
      m.privacy_erase_goes_told(),
      m.privacy_erase_goes_map(),
    ],
  },
  {
    title: m.privacy_erase_stays(),
    lines: [m.privacy_erase_stays_texts(), m.privacy_erase_stays_votes(), m.privacy_erase_stays_log()],
  },
  {
    title: m.privacy_erase_never(),
    lines: [m.privacy_erase_never_back(), m.privacy_erase_never_out(), m.privacy_erase_never_copies()],
  },
]
