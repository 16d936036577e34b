import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { listAccounts } from '#app/features/admin/list-accounts.server.ts'
import { affiliationWord, roleWord } from '#app/features/admin/person-words.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Table } from '#app/ui/figures/table.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Link } from '#app/ui/link.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { ShowMore } from '#app/ui/show-more.tsx'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.admin_people())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  return listAccounts(new URL(request.url))
}

export default function AdminPeople() {
  const { people, find, next } = useLoaderData<typeof loader>()
  const head = [
    { key: 'name', label: m.admin_name() },
    { key: 'address', label: m.admin_address() },
    { key: 'affiliation', label: m.admin_affiliation() },
    { key: 'role', label: m.admin_role() },
    { key: 'status', label: m.admin_status() },
  ]
  return (
    <AdminFrame title={m.admin_people()} lead={m.admin_people_lead()}>
      <div className="row">
        <ButtonLink to="/admin/people/invite" look="main" icon="plus">
          {m.admin_invite()}
        </ButtonLink>
        <ButtonLink to="/admin/people/invitations" reloadDocument>
          {m.invitations_title()}
        </ButtonLink>
      </div>
      <Form className="stack-sm narrow" role="search">
        <Field name="find" type="search" label={m.admin_people_find()} defaultValue={find} />
        <Button icon="search">{m.site_search()}</Button>
      </Form>
      {people.length === 0 && <p>{m.admin_people_none()}</p>}
      {people.length > 0 && (
        <Table label={m.admin_people()} head={head}>
          {people.map((person) => (
            <tr key={person.id}>
              <td>
                <Link to={`/admin/people/${person.id}`}>{person.name || person.email}</Link>
              </td>
              <td>{person.email}</td>
              <td>{affiliationWord(person.affiliation)}</td>
              <td>{roleWord(person.role)}</td>
              <td>{person.suspended ? m.admin_suspended() : m.admin_active()}</td>
            </tr>
          ))}
        </Table>
      )}
      {next && <ShowMore to={`?find=${encodeURIComponent(find)}&cursor=${encodeURIComponent(next)}`} more={50} />}
    </AdminFrame>
  )
}
