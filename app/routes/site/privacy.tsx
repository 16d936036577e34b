import type { MetaFunction } from '@remix-run/node'
import { m } from '#app/paraglide/messages.js'
import { Link } from '#app/ui/link.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { TextPage } from '#app/ui/page/text-page.tsx'

export const handle = { script: false }

export const meta: MetaFunction = (page) => pageMeta(page, m.site_privacy(), m.pages_privacy_lead())

export default function Privacy() {
  return (
    <TextPage
      title={m.site_privacy()}
      lead={m.pages_privacy_lead()}
      sections={[
        { key: 'keep', title: m.pages_privacy_keep_title(), text: m.pages_privacy_keep_text() },
        { key: 'seen', title: m.pages_privacy_seen_title(), text: m.pages_privacy_seen_text() },
        { key: 'guest', title: m.pages_privacy_guest_title(), text: m.pages_privacy_guest_text() },
        { key: 'cookies', title: m.pages_privacy_cookies_title(), text: m.pages_privacy_cookies_text() },
        { key: 'time', title: m.pages_privacy_time_title(), text: m.pages_privacy_time_text() },
        { key: 'say', title: m.pages_privacy_say_title(), text: <YourSay /> },
      ]}
    />
  )
}

function YourSay() {
  return (
    <>
      <p>{m.pages_privacy_say_text()}</p>
      <p className="links">
        <Link to="/me/profile">{m.pages_privacy_profile()}</Link>
        <a href="/me/data">{m.people_me_data()}</a>
      </p>
    </>
  )
}
