import { NavLink } from '@remix-run/react'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Logo } from '#app/ui/page/logo.tsx'
import { type MenuViewer, PersonMenu } from '#app/ui/page/person-menu.tsx'
import { ThemeToggle } from '#app/ui/page/theme-toggle.tsx'

type SiteHeaderProps = { organisation: string; viewer: MenuViewer | undefined }

export function SiteHeader({ organisation, viewer }: SiteHeaderProps) {
  return (
    <header className="site-header">
      <a className="skip" href="#main">
        {m.site_skip()}
      </a>
      <div className="wrap">
        <Logo name={organisation} />
        <nav className="site-header__nav" aria-label={m.site_main_pages()}>
          <NavLink to="/" end>
            {m.site_contests()}
          </NavLink>
          <NavLink to="/debates">{m.site_debates()}</NavLink>
          <NavLink to="/results">{m.site_results()}</NavLink>
        </nav>
        <div className="site-header__end">
          <ButtonLink to="/search" look="quiet" icon="search" iconOnly>
            {m.site_search()}
          </ButtonLink>
          <ThemeToggle />
          {viewer ? <PersonMenu viewer={viewer} /> : <ButtonLink to="/in">{m.site_sign_in()}</ButtonLink>}
        </div>
      </div>
    </header>
  )
}
