import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { RetentionForm } from '#app/features/admin/forms.server.ts'
import { retentionPage } from '#app/features/admin/retention/retention-page.server.ts'
import { RetentionView } from '#app/features/admin/retention/retention-view.tsx'
import { saveSettings } from '#app/features/admin/save-settings.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.upkeep_keep())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  return retentionPage()
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const form = await readForm(request, RetentionForm)
  if (!form.ok) return data(form, { status: 400 })

  await saveSettings(viewer, { retention: form.value })
  return redirectWithNote('/admin/retention', m.admin_saved())
}

export default function AdminRetention() {
  const page = useLoaderData<typeof loader>()
  return (
    <AdminFrame title={m.upkeep_keep()} lead={m.upkeep_keep_lead()}>
      <RetentionView page={page} refused={useActionData<typeof action>()} />
    </AdminFrame>
  )
}
