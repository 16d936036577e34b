import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { judgeFromForm } from '#app/features/jury/sheet/judge-from-form.server.ts'
import { sheetPage } from '#app/features/jury/sheet/sheet-page.server.ts'
import { SheetView } from '#app/features/jury/sheet/sheet-view.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, page.data?.idea.title ?? '')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  return sheetPage(viewer, params.contest as string, params.idea as string)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const page = await sheetPage(viewer, params.contest as string, params.idea as string)
  const judged = await judgeFromForm(viewer, page, request)
  if (!judged.ok) return data(judged.form, { status: judged.status })
  return redirectWithNote(judged.next, judged.note)
}

export default function JurySheet() {
  return <SheetView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
