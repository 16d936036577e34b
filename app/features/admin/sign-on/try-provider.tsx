import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Note } from '#app/ui/note.tsx'

interface TryProviderProps {
  provider: { id: string; returnAddress: string }
  tried: { worked: boolean; lines: string[] } | undefined
}

/** The address the provider has to be told, and what it says about the admin who tries it. */
export function TryProvider({ provider, tried }: TryProviderProps) {
  return (
    <section className="stack narrow">
      <Field
        name="returnAddress"
        label={m.sign_on_return()}
        hint={m.sign_on_return_hint()}
        defaultValue={provider.returnAddress}
        readOnly
      />
      {tried && (
        <Note tone={tried.worked ? 'pro' : 'contra'} role="status">
          <p>{tried.worked ? m.sign_on_tried() : m.sign_on_tried_refused()}</p>
          <ul>
            {tried.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Note>
      )}
      <div className="row">
        <ButtonLink to={`/in/with/${provider.id}?try=1`} reloadDocument>
          {m.sign_on_try()}
        </ButtonLink>
        <span className="muted">{m.sign_on_try_hint()}</span>
      </div>
    </section>
  )
}
