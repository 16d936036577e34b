import { useLocation } from '@remix-run/react'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Link } from '#app/ui/link.tsx'
import { Logo, type OwnLogo } from '#app/ui/page/logo.tsx'
import { type MenuViewer, PersonMenu } from '#app/ui/page/person-menu.tsx'
import { ThemeToggle } from '#app/ui/page/theme-toggle.tsx'

type SiteHeaderProps = { organisation: string; logo?: OwnLogo; viewer: MenuViewer | undefined }

export function SiteHeader({ organisation, logo, viewer }: SiteHeaderProps) {
  return (
    <header className="site-header">
      <a className="skip" href="#main">
        {m.site_skip()}
      </a>
      <div className="wrap">
        <Logo name={organisation} own={logo} />
        <MainPages />
        <div className="site-header__end">
          <ButtonLink to="/search" look="quiet" icon="search" iconOnly>
            {m.site_search()}
          </ButtonLink>
          <ThemeToggle />
          {viewer?.news && <News {...viewer.news} />}
          {viewer ? <PersonMenu viewer={viewer} /> : <ButtonLink to="/in">{m.site_sign_in()}</ButtonLink>}
        </div>
      </div>
    </header>
  )
}

/** The number for the eye, the sentence for the ear. */
function News({ n, label }: { n: number; label: string }) {
  return (
    <Link to="/me/news" className="button button--quiet site-header__news" title={label}>
      <Icon name="bell" />
      {n > 0 && <b aria-hidden>{n}</b>}
      <span className="visually-hidden">{label}</span>
    </Link>
  )
}

/** Each with the addresses that belong to it. */
const mainPages = [
  { to: '/', label: m.site_contests, holds: /^\/$|^\/[ci]\// },
  { to: '/debates', label: m.site_debates, holds: /^\/(d|debates)(\/|$)/ },
  { to: '/results', label: m.site_results, holds: /^\/results$/ },
]

function MainPages() {
  const { pathname } = useLocation()
  return (
    <nav className="site-header__nav" aria-label={m.site_main_pages()}>
      {mainPages.map(({ to, label, holds }) => (
        <Link key={to} to={to} aria-current={pathname === to ? 'page' : holds.test(pathname) ? 'true' : undefined}>
          {label()}
        </Link>
      ))}
    </nav>
  )
}
