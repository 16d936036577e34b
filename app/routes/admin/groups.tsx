import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { requireSite } from '#app/features/people/guards.server.ts'
import { declareGroup } from '#app/features/unions/declared/declare-group.server.ts'
import { declaredList } from '#app/features/unions/declared/declared-page.server.ts'
import { GroupFields } from '#app/features/unions/declared/group-fields.tsx'
import { DeclareForm } from '#app/features/unions/forms.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/card.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.unions_declared())

export async function loader({ request }: LoaderFunctionArgs) {
  return { groups: await declaredList(await requireSite(request, 'site.administer')) }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const form = await readForm(request, DeclareForm)
  if (!form.ok) return data(form, { status: 400 })

  const declared = await declareGroup(viewer, form.value)
  if (declared.ok) throw redirectWithNote(`/admin/groups/${declared.id}`, m.unions_declared_done())
  return data(refuseForm(form.values, { name: [translate(declared.reason)] }), { status: 409 })
}

export default function AdminGroups() {
  const { groups } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <AdminFrame title={m.unions_declared()} lead={m.unions_declared_lead()}>
      {groups.length === 0 && <EmptyState>{m.unions_declared_none()}</EmptyState>}
      <ul className="stack narrow">
        {groups.map(({ id, name, words, members }) => (
          <Card as="li" key={id}>
            <h2 className="as-h3">
              <Link to={`/admin/groups/${id}`}>{name}</Link>
            </h2>
            <p className="meta">{members}</p>
            {words && <p className="small">{words}</p>}
          </Card>
        ))}
      </ul>
      <section className="stack narrow">
        <h2>{m.unions_declare()}</h2>
        <Form method="post" className="stack">
          <GroupFields refused={refused} />
          <div className="row">
            <SubmitButton look="main">{m.unions_declare()}</SubmitButton>
          </div>
        </Form>
      </section>
    </AdminFrame>
  )
}
