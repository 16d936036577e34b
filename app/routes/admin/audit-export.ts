import type { LoaderFunctionArgs } from '@remix-run/node'
import { type AuditFormat, auditFormats, exportAudit } from '#app/features/admin/export-audit.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { fileAnswer } from '#app/web/file-answer.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const format = params.format as AuditFormat
  if (!auditFormats.includes(format)) throw notFound()
  return fileAnswer(await exportAudit(viewer, format, new URL(request.url)))
}
