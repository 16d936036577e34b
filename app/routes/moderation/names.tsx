import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { decideNameFromForm } from '#app/features/moderation/names/decide-from-form.server.ts'
import { namesQueue } from '#app/features/moderation/names/names-queue.server.ts'
import { NamesView } from '#app/features/moderation/names/names-view.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.names_queue())

export async function loader({ request }: LoaderFunctionArgs) {
  return namesQueue(await viewerOf(request))
}

export async function action({ request }: ActionFunctionArgs) {
  const pressed = await decideNameFromForm(await viewerOf(request), request)
  if (pressed.ok) throw redirectWithNote('/desk/moderation/names', pressed.note)
  return data(pressed.refused, { status: pressed.status })
}

export default function Names() {
  return <NamesView queue={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
