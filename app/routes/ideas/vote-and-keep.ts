import type { ActionFunctionArgs } from '@remix-run/node'
import { keptValues } from '#app/features/ideas/propose/kept-values.server.ts'
import { saveDraft } from '#app/features/ideas/save-draft.server.ts'
import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

/** A vote for a similar idea from the form of another one, without a script: the draft is kept and comes back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  await saveDraft(viewer, params.contest ?? '', await keptValues(request))
  const vote = await castVote(viewer, params.idea ?? '')

  const text = vote.ok ? m.ideas_vote_kept() : translate(`votes_refused_${vote.reason.replaceAll('-', '_')}`)
  const page = `/c/${params.contest}/new?draft=use`
  return redirectWithNote(page, { text, tone: vote.ok ? 'done' : 'refused' }, rememberGuest(viewer))
}
