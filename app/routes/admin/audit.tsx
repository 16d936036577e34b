import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { auditPage } from '#app/features/admin/audit-page.server.ts'
import { AuditSearch } from '#app/features/admin/audit-search.tsx'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Table } from '#app/ui/figures/table.tsx'
import { Time } from '#app/ui/figures/time.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.admin_audit())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  return auditPage(new URL(request.url))
}

export default function AdminAudit() {
  const { entries, older, timeZone, values, query } = useLoaderData<typeof loader>()
  const head = [
    { key: 'when', label: m.admin_audit_when() },
    { key: 'who', label: m.admin_audit_who() },
    { key: 'what', label: m.admin_audit_what() },
    { key: 'details', label: m.admin_audit_details() },
  ]
  return (
    <AdminFrame title={m.admin_audit()} lead={m.admin_audit_lead()}>
      <AuditSearch values={values} query={query} />
      {entries.length === 0 && <EmptyState>{m.admin_audit_none()}</EmptyState>}
      <div className="audit-table">
        <Table label={m.admin_audit()} head={head}>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>
                <Time at={entry.at} look="moment" timeZone={timeZone} />
              </td>
              <td>{entry.actor || m.admin_audit_nobody()}</td>
              <td>
                <code>{entry.action}</code>
              </td>
              <td>
                <code className="audit-details">{entry.details}</code>
                {entry.erased && <p className="small muted">{entry.erased}</p>}
              </td>
            </tr>
          ))}
        </Table>
      </div>
      {older && <ButtonLink to={older}>{m.admin_older()}</ButtonLink>}
    </AdminFrame>
  )
}
