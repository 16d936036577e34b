import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/card.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.admin_title())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  return null
}

export default function AdminHome() {
  const pages = [
    ['/admin/people', m.admin_people(), m.admin_home_people()],
    ['/admin/settings', m.admin_settings(), m.admin_home_settings()],
    ['/admin/answers', m.admin_answers(), m.admin_home_answers()],
    ['/admin/statuses', m.answers_statuses(), m.answers_statuses_home()],
    ['/admin/groups', m.unions_declared(), m.unions_declared_home()],
    ['/admin/letters', m.unions_letters(), m.unions_admin_letters_home()],
    ['/admin/words', m.admin_words(), m.admin_home_words()],
    ['/admin/sign-on', m.sign_on_title(), m.sign_on_home()],
    ['/admin/branding', m.admin_branding(), m.admin_home_branding()],
    ['/admin/outbox', m.admin_outbox(), m.admin_home_outbox()],
    ['/admin/retention', m.upkeep_keep(), m.upkeep_keep_home()],
    ['/admin/mail-test', m.upkeep_mail(), m.upkeep_mail_home()],
    ['/admin/backups', m.upkeep_backup(), m.upkeep_backup_home()],
    ['/admin/audit', m.admin_audit(), m.admin_home_audit()],
  ] as const
  return (
    <div className="stack-lg">
      <PageHeader title={m.admin_title()} />
      <ul className="grid">
        {pages.map(([to, name, about]) => (
          <Card as="li" key={to}>
            <h2>
              <Link to={to}>{name}</Link>
            </h2>
            <p className="muted">{about}</p>
          </Card>
        ))}
      </ul>
    </div>
  )
}
