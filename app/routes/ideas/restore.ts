import type { ActionFunctionArgs } from '@remix-run/node'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { restoreIdea } from '#app/features/ideas/restore-idea.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const restored = await restoreIdea(viewer, ideaIdOf(params.idea ?? ''))
  const path = ideaPath(restored.idea)
  if (restored.ok) return redirectWithNote(path, m.ideas_restored())
  return redirectWithNote(path, { text: m.ideas_restore_closed(), tone: 'refused' })
}
