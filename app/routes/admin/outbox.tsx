import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { outbox } from '#app/features/admin/outbox.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Table } from '#app/ui/figures/table.tsx'
import { Time } from '#app/ui/figures/time.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { Tabs } from '#app/ui/tabs.tsx'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.admin_outbox())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  return outbox(new URL(request.url).searchParams.get('show') === 'given-up')
}

export default function AdminOutbox() {
  const { mails, sends, timeZone, givenUp, onlyGivenUp, pushes } = useLoaderData<typeof loader>()
  const head = [
    { key: 'subject', label: m.admin_mail_subject() },
    { key: 'to', label: m.admin_mail_to() },
    { key: 'at', label: m.admin_mail_at() },
    { key: 'state', label: m.admin_status() },
  ]
  const pushHead = [
    { key: 'to', label: m.admin_mail_to() },
    { key: 'service', label: m.admin_push_service() },
    { key: 'at', label: m.admin_mail_at() },
    { key: 'state', label: m.admin_status() },
  ]
  return (
    <AdminFrame title={m.admin_outbox()} lead={sends ? m.admin_outbox_lead_on() : m.admin_outbox_lead_off()}>
      {(givenUp > 0 || onlyGivenUp) && (
        <Tabs
          label={m.admin_outbox()}
          tabs={[
            { to: '/admin/outbox', label: m.admin_outbox_all(), current: !onlyGivenUp },
            { to: '/admin/outbox?show=given-up', label: m.admin_outbox_given_up({ n: givenUp }), current: onlyGivenUp },
          ]}
        />
      )}
      {mails.length === 0 && <EmptyState>{m.admin_outbox_empty()}</EmptyState>}
      {mails.length > 0 && (
        <Table label={m.admin_outbox()} head={head}>
          {mails.map((mail) => (
            <tr key={mail.id}>
              <td>
                <Link to={`/admin/outbox/${mail.id}`}>{mail.subject}</Link>
              </td>
              <td>{mail.to}</td>
              <td>
                <Time at={mail.createdAt} look="moment" timeZone={timeZone} />
              </td>
              <td>{mail.fate}</td>
            </tr>
          ))}
        </Table>
      )}
      {pushes.length > 0 && (
        <section className="stack">
          <h2>{m.admin_pushes()}</h2>
          <Table label={m.admin_pushes()} head={pushHead}>
            {pushes.map((push) => (
              <tr key={push.id}>
                <td>{push.name}</td>
                <td>{push.service}</td>
                <td>
                  <Time at={push.createdAt} look="moment" timeZone={timeZone} />
                </td>
                <td>{push.fate}</td>
              </tr>
            ))}
          </Table>
        </section>
      )}
    </AdminFrame>
  )
}
