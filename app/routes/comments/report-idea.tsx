import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ReportForm } from '#app/features/comments/forms.server.ts'
import { reportThing } from '#app/features/comments/report-thing.server.ts'
import { ReportView } from '#app/features/comments/report-view.tsx'
import { findIdea, ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.comments_report_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const { idea } = await findIdea(viewer, ideaIdOf(params.idea ?? ''), 'idea.report')
  return { title: idea.title, html: '', back: ideaPath(idea) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { idea } = await findIdea(viewer, ideaIdOf(params.idea ?? ''), 'idea.report')
  const form = await readForm(request, ReportForm)
  if (!form.ok) return data(form, { status: 400 })

  const { fresh } = await reportThing(viewer, { subject: 'idea', id: idea.id }, form.value)
  throw redirectWithNote(
    ideaPath(idea),
    fresh ? m.comments_reported() : m.comments_reported_before(),
    rememberGuest(viewer),
  )
}

export default function ReportIdea() {
  return <ReportView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
