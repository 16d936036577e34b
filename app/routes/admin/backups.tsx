import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { backUpNow } from '#app/features/admin/backups/back-up-now.server.ts'
import { backupWords } from '#app/features/admin/backups/backup-words.server.ts'
import { backupsPage } from '#app/features/admin/backups/backups-page.server.ts'
import { BackupsElsewhere, BackupsView } from '#app/features/admin/backups/backups-view.tsx'
import { checkBackup } from '#app/features/admin/backups/check-backup.server.ts'
import { BackupForm } from '#app/features/admin/forms.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.upkeep_backup())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  return backupsPage()
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const form = await readForm(request, BackupForm)
  if (!form.ok) return data(form, { status: 400 })

  const { value } = form
  if (value.do === 'make') return redirectWithNote('/admin/backups', backupWords(await backUpNow(viewer)))
  const whole = await checkBackup(viewer, value.name)
  const text = whole ? m.upkeep_backup_found_whole(value) : m.upkeep_backup_found_damaged(value)
  return redirectWithNote('/admin/backups', { text, tone: whole ? 'done' : 'refused' })
}

export default function AdminBackups() {
  const page = useLoaderData<typeof loader>()
  return (
    <AdminFrame title={m.upkeep_backup()} lead={m.upkeep_backup_lead()}>
      {page.elsewhere ? <BackupsElsewhere commands={page.elsewhere} /> : <BackupsView {...page} />}
    </AdminFrame>
  )
}
