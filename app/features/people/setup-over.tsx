import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'

/** What a set-up link shows that does not open anything any more. */
export function SetupOver() {
  return (
    <div className="stack-lg narrow">
      <PageHeader title={m.people_setup_over_title()} lead={m.people_setup_over()} />
      <ButtonLink to="/in">{m.people_sign_in_title()}</ButtonLink>
    </div>
  )
}
