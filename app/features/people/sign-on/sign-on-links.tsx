import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'

interface SignOnLinksProps {
  providers: { id: string; name: string }[]
  /** Where to go afterwards. */
  next: string
}

/** One button for each provider, before the ways that need more writing. */
export function SignOnLinks({ providers, next }: SignOnLinksProps) {
  if (providers.length === 0) return null
  return (
    <section className="stack" aria-label={m.sign_on_links()}>
      {providers.map(({ id, name }) => (
        <div className="row" key={id}>
          <ButtonLink to={`/in/with/${id}?next=${encodeURIComponent(next)}`} look="main" reloadDocument>
            {m.sign_on_with({ provider: name })}
          </ButtonLink>
        </div>
      ))}
      <p className="muted">{m.sign_on_or()}</p>
    </section>
  )
}
