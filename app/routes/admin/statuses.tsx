import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { StatusesForm } from '#app/features/answers/forms.server.ts'
import { changeStatusFromForm } from '#app/features/answers/statuses/change-status-from-form.server.ts'
import { statusesPage } from '#app/features/answers/statuses/statuses-page.server.ts'
import { StatusesView } from '#app/features/answers/statuses/statuses-view.tsx'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.answers_statuses())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  return statusesPage()
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const form = await readForm(request, StatusesForm)
  if (!form.ok) return data(form, { status: 400 })

  const changed = await changeStatusFromForm(viewer, form.value)
  if (changed.ok) return redirectWithNote('/admin/statuses', m.admin_saved())
  const words = changed.reason === 'enough' ? m.answers_status_enough() : m.answers_status_taken()
  return data(refuseForm(form.values, { '': [words] }), { status: 409 })
}

export default function AdminStatuses() {
  const page = useLoaderData<typeof loader>()
  return (
    <AdminFrame title={m.answers_statuses()} lead={m.answers_statuses_lead()}>
      <StatusesView page={page} refused={useActionData<typeof action>()} />
    </AdminFrame>
  )
}
