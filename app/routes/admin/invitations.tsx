import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { invitationTabs } from '#app/features/admin/invitation-words.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { listInvitations } from '#app/features/people/invitations/list-invitations.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { showDay } from '#app/ui/figures/show-time.ts'
import { Table } from '#app/ui/figures/table.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Link } from '#app/ui/link.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.invitations_title())

export async function loader({ request }: LoaderFunctionArgs) {
  return listInvitations(await requireSite(request, 'site.administer'), new URL(request.url))
}

export default function Invitations() {
  const { state, batchId, page, counts, isPrintable, hasMore, invitations } = useLoaderData<typeof loader>()
  const list = batchId ? `&list=${batchId}` : ''
  return (
    <AdminFrame title={m.invitations_title()} lead={batchId && m.invitations_of_list()}>
      <div className="row">
        {isPrintable && (
          <ButtonLink to={`/admin/people/invitations/${batchId}/print`} look="main">
            {m.invitations_print()}
          </ButtonLink>
        )}
        <ButtonLink to="/admin/people/invite-list" look={isPrintable ? undefined : 'main'} icon="plus">
          {m.invite_list_title()}
        </ButtonLink>
        {batchId && <ButtonLink to="/admin/people/invitations">{m.invitations_all()}</ButtonLink>}
      </div>
      <nav className="row links" aria-label={m.admin_status()}>
        {invitationTabs().map(({ value, label }) => (
          <Link key={value} to={`?state=${value}${list}`} aria-current={value === state ? 'page' : undefined}>
            {label({ n: counts[value] })}
          </Link>
        ))}
      </nav>
      {invitations.length === 0 ? <p>{m.invitations_none()}</p> : <Rows />}
      {hasMore && (
        <p>
          <Link className="tall" to={`?state=${state}${list}&page=${page + 1}`}>
            {m.invitations_more()}
          </Link>
        </p>
      )}
    </AdminFrame>
  )
}

function Rows() {
  const { state, invitations } = useLoaderData<typeof loader>()
  const head = [
    { key: 'who', label: m.invitations_whom() },
    { key: 'by', label: m.invitations_by() },
    { key: 'when', label: state === 'open' || state === 'expired' ? m.invitations_until() : m.invitations_when() },
    { key: 'act', label: m.invitations_revoke(), hidden: true },
  ]
  return (
    <Table label={m.invitations_title()} head={head}>
      {invitations.map(({ id, email, name, printed, invitedBy, when }) => (
        <tr key={id}>
          <td>{[name, email || (printed && m.invitations_paper())].filter(Boolean).join(' · ')}</td>
          <td>{invitedBy}</td>
          <td>{showDay(new Date(when))}</td>
          <td>
            {state === 'open' && (
              <Form method="post" action={`/admin/people/invitations/${id}/revoke`}>
                <SubmitButton look="quiet">
                  {m.invitations_revoke()}
                  <span className="visually-hidden">: {name || email}</span>
                </SubmitButton>
              </Form>
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}
