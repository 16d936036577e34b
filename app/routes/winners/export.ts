import type { LoaderFunctionArgs } from '@remix-run/node'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { type ExportFormat, exportContest, exportFormats } from '#app/features/winners/export-contest.server.ts'
import { fileAnswer } from '#app/web/file-answer.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const format = params.format as ExportFormat
  if (!exportFormats.includes(format)) throw notFound()
  return fileAnswer(await exportContest(viewer, params.contest as string, format))
}
