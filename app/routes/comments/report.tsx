import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { commentPage } from '#app/features/comments/edit-comment-page.server.ts'
import { ReportForm } from '#app/features/comments/forms.server.ts'
import { reportThing } from '#app/features/comments/report-thing.server.ts'
import { ReportView } from '#app/features/comments/report-view.tsx'
import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.comments_report_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  return commentPage(await viewerOf(request), params.comment ?? '', 'comment.report')
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { back } = await commentPage(viewer, params.comment ?? '', 'comment.report')
  const form = await readForm(request, ReportForm)
  if (!form.ok) return data(form, { status: 400 })

  const { fresh } = await reportThing(viewer, { subject: 'comment', id: params.comment ?? '' }, form.value)
  throw redirectWithNote(back, fresh ? m.comments_reported() : m.comments_reported_before(), rememberGuest(viewer))
}

export default function ReportComment() {
  return <ReportView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
