import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'

/** The next page of a list, at its own address. */
export function ShowMore({ to, more }: { to: string; more: number }) {
  return (
    <ButtonLink to={to} preventScrollReset>
      {m.site_show_more({ n: more })}
    </ButtonLink>
  )
}
