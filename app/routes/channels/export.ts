import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireApiPerson } from '#app/features/channels/require-api-viewer.server.ts'
import { type ExportFormat, exportContest, exportFormats } from '#app/features/winners/export-contest.server.ts'
import { answerJson } from '#app/web/answer-json.server.ts'
import { fileAnswer } from '#app/web/file-answer.server.ts'
import { problem } from '#app/web/problem.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  return answerJson(request, async () => {
    const viewer = await requireApiPerson(request)
    const format = (new URL(request.url).searchParams.get('format') ?? 'json') as ExportFormat
    if (!exportFormats.includes(format))
      return problem(400, { code: 'format-unknown', detail: exportFormats.join(', ') })
    return fileAnswer(await exportContest(viewer, params.contest as string, format))
  })
}
