import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { nameThingOf } from '#app/features/moderation/names/find-name.server.ts'
import { NameReportForm } from '#app/features/moderation/names/forms.server.ts'
import { reportName, reportNamePage } from '#app/features/moderation/names/report-name.server.ts'
import { ReportNameView } from '#app/features/moderation/names/report-name-view.tsx'
import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.names_report_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  return reportNamePage(viewer, nameThingOf(params))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const thing = nameThingOf(params)
  await reportNamePage(viewer, thing)
  const form = await readForm(request, NameReportForm)
  if (!form.ok) return data(form, { status: 400 })

  const { fresh, path } = await reportName(viewer, thing, form.value)
  throw redirectWithNote(path, fresh ? m.names_report_thanks() : m.names_report_again(), rememberGuest(viewer))
}

export default function ReportName() {
  return <ReportNameView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
