import { Outlet } from '@remix-run/react'
import { m } from '#app/paraglide/messages.js'

export default function SiteLayout() {
  return (
    <>
      <header className="top">
        <a className="skip" href="#main">
          {m.site_skip()}
        </a>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="wrap">
          <Outlet />
        </div>
      </main>
    </>
  )
}
