import { m } from '#app/paraglide/messages.js'
import { Form } from '#app/ui/forms/form.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Link } from '#app/ui/link.tsx'
import { Menu } from '#app/ui/menu.tsx'

export type MenuViewer = {
  name: string
  /** Guests have a page of their own but nothing to sign out of. */
  account: boolean
  opensContests: boolean
  moderates: boolean
  administers: boolean
  /** How much news was not read, and how to say it. */
  news?: { n: number; label: string }
}

/** Where a person's own pages are, by what they may do. */
export function PersonMenu({ viewer }: { viewer: MenuViewer }) {
  return (
    <Menu
      label={
        <>
          <Icon name="user" />
          <span className="menu__name">{viewer.name || m.site_guest()}</span>
        </>
      }
    >
      <ul>
        <MenuLink to="/me">{m.site_my_ideas()}</MenuLink>
        {viewer.opensContests && <MenuLink to="/c/new">{m.site_new_contest()}</MenuLink>}
        {viewer.moderates && <MenuLink to="/desk/moderation">{m.site_moderation()}</MenuLink>}
        {viewer.administers && <MenuLink to="/admin">{m.site_admin()}</MenuLink>}
        <li>{viewer.account ? <SignOut /> : <Link to="/in">{m.site_sign_in()}</Link>}</li>
      </ul>
    </Menu>
  )
}

function MenuLink({ to, children }: { to: string; children: string }) {
  return (
    <li>
      <Link to={to}>{children}</Link>
    </li>
  )
}

function SignOut() {
  return (
    <Form method="post" action="/out">
      <button type="submit">{m.site_sign_out()}</button>
    </Form>
  )
}
