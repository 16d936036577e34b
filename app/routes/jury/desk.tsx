import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { actOnJury } from '#app/features/jury/desk/act-on-jury.server.ts'
import { juryDesk } from '#app/features/jury/desk/jury-desk.server.ts'
import { JuryDeskView } from '#app/features/jury/desk/jury-desk-view.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.jury_desk_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  return juryDesk(viewer, params.contest as string)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { slug, timeZone } = await juryDesk(viewer, params.contest as string)
  const acted = await actOnJury(viewer, { slug, timeZone }, request)
  if (!acted.ok) return data(acted.form, { status: acted.status })
  return redirectWithNote(`/c/${slug}/desk/jury`, acted.note)
}

export default function JuryOfContest() {
  return <JuryDeskView desk={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
