import type { ActionFunctionArgs } from '@remix-run/node'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { followIdea } from '#app/features/ideas/follow-idea.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const idea = await followIdea(viewer, ideaIdOf(params.idea ?? ''), false)
  return redirectWithNote(ideaPath(idea), m.ideas_unfollowed(), rememberGuest(viewer))
}
