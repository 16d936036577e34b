import { useLocation } from '@remix-run/react'
import { m } from '#app/paraglide/messages.js'
import { KeptPart } from '#app/ui/kept-part.tsx'
import { Link } from '#app/ui/link.tsx'
import { LanguageChoice } from '#app/ui/page/language-choice.tsx'

type SiteFooterProps = {
  /** An organisation under its own name still says what its site runs on. */
  madeWith: boolean
  /** E-mail address where a person answers; empty if there is none. */
  contact: string
}

export function SiteFooter({ madeWith, contact }: SiteFooterProps) {
  const { pathname, search } = useLocation()
  const given = { madeWith, contact, back: pathname + search }
  return <KeptPart as="footer" className="site-footer" inside={FooterInside} given={given} />
}

function FooterInside({ madeWith, contact, back }: SiteFooterProps & { back: string }) {
  return (
    <div className="wrap row between">
      <ul className="site-footer__links">
        <FooterLink to="/unions">{m.unions_title()}</FooterLink>
        <FooterLink to="/rules">{m.site_rules()}</FooterLink>
        <FooterLink to="/privacy">{m.site_privacy()}</FooterLink>
        <FooterLink to="/api">API</FooterLink>
        <FooterLink to="/status">{m.site_status()}</FooterLink>
        {contact && (
          <li>
            <a href={`mailto:${contact}`}>{m.site_talk_to_a_person()}</a>
          </li>
        )}
      </ul>
      {madeWith && <span>{m.site_made_with()}</span>}
      <LanguageChoice back={back} />
    </div>
  )
}

function FooterLink({ to, children }: { to: string; children: string }) {
  return (
    <li>
      <Link to={to}>{children}</Link>
    </li>
  )
}
