import type { ActionFunctionArgs } from '@remix-run/node'
import { discardDraft } from '#app/features/ideas/discard-draft.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  await discardDraft(viewer, params.contest ?? '')
  return redirectWithNote(`/c/${params.contest}/new?fresh=${Date.now().toString(36)}`, m.ideas_draft_dropped())
}
