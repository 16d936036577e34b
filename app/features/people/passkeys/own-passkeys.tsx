import type { PasskeyCard } from '#app/features/people/passkeys/list-passkeys.server.ts'
import { PasskeyForm } from '#app/features/people/passkeys/passkey-form.tsx'
import { ProveByMail } from '#app/features/people/prove-by-mail.tsx'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/card.tsx'
import { showDay } from '#app/ui/figures/show-time.ts'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'

export interface OwnPasskeysProps {
  passkeys: PasskeyCard[]
  /** Address of the script; without one no browser could make a passkey for this site. */
  script: string | undefined
  /** They have signed in lately. */
  mayAdd: boolean
  email: string
  /** What a new one is called, until its owner says otherwise. */
  suggested: string
}

/** The passkeys somebody has, and the way to another. */
export function OwnPasskeys({ passkeys, script, mayAdd, email, suggested }: OwnPasskeysProps) {
  return (
    <section className="stack" aria-labelledby="passkeys">
      <h2 id="passkeys">{m.passkey_title()}</h2>
      <p>{m.passkey_lead()}</p>
      {passkeys.length > 0 && (
        <ul className="stack">
          {passkeys.map((passkey) => (
            <OnePasskey passkey={passkey} key={passkey.id} />
          ))}
        </ul>
      )}
      {!script && <p className="muted">{m.passkey_unavailable()}</p>}
      {script && !mayAdd && (
        <>
          <p className="muted">{m.passkey_sign_in_anew()}</p>
          <ProveByMail email={email} next="/me/sign-on" forgotten={false} />
        </>
      )}
      {mayAdd && (
        <PasskeyForm act="add" action="/me/sign-on/passkeys" options="/me/sign-on/passkeys/options" script={script}>
          <Field
            name="name"
            label={m.passkey_name()}
            hint={m.passkey_name_hint()}
            maxLength={60}
            required
            defaultValue={suggested}
          />
          <div>
            <SubmitButton look="main">{m.passkey_add()}</SubmitButton>
          </div>
        </PasskeyForm>
      )}
    </section>
  )
}

function OnePasskey({ passkey: { id, name, createdAt, usedAt, backedUp } }: { passkey: PasskeyCard }) {
  return (
    <Card as="li">
      <h3>{name}</h3>
      <p className="meta">
        <span>{m.passkey_since({ day: showDay(createdAt) })}</span>
        <span>{usedAt ? m.passkey_used({ day: showDay(usedAt) }) : m.passkey_unused()}</span>
        {backedUp && <span>{m.passkey_backed_up()}</span>}
      </p>
      <details>
        <summary>{m.passkey_change({ name })}</summary>
        <Form method="post" action="/me/sign-on/passkeys/change" className="stack">
          <input type="hidden" name="passkey" value={id} />
          <Field name="name" id={`name-${id}`} label={m.passkey_name()} maxLength={60} required defaultValue={name} />
          <div className="row">
            <SubmitButton name="act" value="name">
              {m.people_save()}
            </SubmitButton>
            <SubmitButton name="act" value="remove" look="danger" formNoValidate>
              {m.passkey_remove()}
            </SubmitButton>
          </div>
          <p className="muted">{m.passkey_remove_hint()}</p>
        </Form>
      </details>
    </Card>
  )
}
