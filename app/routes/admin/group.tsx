import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { requireSite } from '#app/features/people/guards.server.ts'
import { changeFromForm } from '#app/features/unions/declared/change-from-form.server.ts'
import { declaredPage } from '#app/features/unions/declared/declared-page.server.ts'
import { GroupFields } from '#app/features/unions/declared/group-fields.tsx'
import { GroupMembers } from '#app/features/unions/declared/group-members.tsx'
import { DeclaredForm } from '#app/features/unions/forms.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, page.data?.name ?? '')

export async function loader({ request, params }: LoaderFunctionArgs) {
  return declaredPage(await requireSite(request, 'site.administer'), params.group as string)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const form = await readForm(request, DeclaredForm)
  if (!form.ok) return data(form, { status: 400 })

  const done = await changeFromForm(viewer, params.group as string, form.value)
  if (done.ok) throw redirectWithNote(done.path, done.note)
  return data(refuseForm(form.values, done.errors), { status: 409 })
}

export default function AdminGroup() {
  const group = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <AdminFrame title={group.name} lead={group.count}>
      <GroupMembers members={group.members} refused={refused} />
      <section className="stack narrow">
        <h2>{m.unions_declared_change()}</h2>
        <Form method="post" className="stack">
          <input type="hidden" name="do" value="change" />
          <GroupFields group={group} refused={refused?.values.do === 'change' ? refused : undefined} />
          <div className="row">
            <SubmitButton>{m.unions_save()}</SubmitButton>
          </div>
        </Form>
        <Form method="post" className="stack-sm">
          <input type="hidden" name="do" value="close" />
          <p className="small muted">{m.unions_declared_close_hint()}</p>
          <div className="row">
            <Button look="danger">{m.unions_declared_close()}</Button>
          </div>
        </Form>
      </section>
    </AdminFrame>
  )
}
