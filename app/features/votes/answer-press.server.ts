import { countsVisible } from '#app/features/contests/counts-visible.ts'
import { placeByVotes } from '#app/features/ideas/place-of.server.ts'
import type { VoteAnswer } from '#app/features/ideas/vote-answer.ts'
import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { VoteRefused, VoteTaken } from '#app/features/votes/cast-vote.server.ts'
import type { VoteWithdrawn } from '#app/features/votes/withdraw-vote.server.ts'
import { m } from '#app/paraglide/messages.js'
import type { Note } from '#app/web/note.server.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'
import { safePath } from '#app/web/safe-path.server.ts'
import { translate } from '#app/web/translate.server.ts'
import { WholeResponse } from '#app/web/whole-response.server.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import { ballotOf } from '#drizzle/queries/votes.ts'

type Pressed = VoteTaken | VoteWithdrawn | VoteRefused

/**
 * Answers a press of the vote button: a page's own script as JSON, a form with the place in the list it came from and
 * a note that can be undone. Whoever has to sign in for the vote to count is led there and back again.
 */
export async function answerPress(request: Request, viewer: Viewer, back: string, pressed: Pressed): Promise<Response> {
  const place = `${safePath(back, `/i/${pressed.ideaId}`).split('#')[0]}#idea-${pressed.ideaId}`
  const answer = await wordsFor(viewer, place, pressed)
  // A stranger who was refused has left nothing behind to be remembered by.
  const headers = new Headers(pressed.ok ? rememberGuest(viewer) : [])
  if (request.headers.get('Accept')?.includes('application/json')) {
    headers.set('Cache-Control', 'no-store')
    headers.set('Content-Type', 'application/json')
    const body = Buffer.from(JSON.stringify(answer))
    headers.set('Content-Length', String(body.length))
    return new WholeResponse(body, { headers })
  }
  const note = noteOf(answer, pressed, place)
  if (answer.goTo) return redirectWithNote(answer.goTo, { text: answer.text, tone: note.tone }, headers)
  return redirectWithNote(place, note, headers)
}

async function wordsFor(viewer: Viewer, place: string, pressed: Pressed): Promise<VoteAnswer> {
  const signIn = `/in?next=${encodeURIComponent(place)}`
  if (!pressed.ok) {
    const text = translate(`votes_refused_${pressed.reason.replaceAll('-', '_')}`)
    return { ok: false, text, goTo: pressed.reason === 'sign-in-first' ? signIn : undefined }
  }
  if (!('state' in pressed)) return withdrawnWords(viewer, pressed)
  const { state, votes, missing, receipt } = pressed
  const base = { ok: true as const, voted: state, votes, receipt }
  if (state === 'counted') return { ...base, text: await countedText(pressed) }
  if (missing === 'sign-in') return { ...base, text: m.votes_kept_sign_in(), goTo: signIn }
  const href = viewer.kind === 'account' ? '/me' : signIn
  return { ...base, text: m.votes_kept_confirm(), step: { label: m.votes_confirm_address(), href } }
}

async function withdrawnWords(
  viewer: Viewer,
  { contestId, fresh, votes, receipt }: VoteWithdrawn,
): Promise<VoteAnswer> {
  const contest = await contestById(contestId)
  const { ideas } = await ballotOf(contestId, viewer.id)
  const visible = contest && countsVisible(viewer, contest, ideas > 0, new Date())
  const text = fresh ? m.votes_withdrawn() : m.votes_nothing_withdrawn()
  return { ok: true, voted: null, votes: visible ? votes : null, text, receipt }
}

async function countedText({ fresh, contestId, votes, lot }: VoteTaken) {
  if (!fresh) return m.votes_already()
  const rank = await placeByVotes(contestId, { votes, lot })
  return rank ? m.votes_done_place({ rank }) : m.votes_done()
}

function noteOf(answer: VoteAnswer, pressed: Pressed, back: string): Note {
  if (!answer.ok) return { text: answer.text, tone: 'refused' }
  if (answer.step) return { text: answer.text, tone: 'done', act: answer.step }
  if (!pressed.ok || !pressed.fresh) return { text: answer.text, tone: 'done' }
  const href = `/i/${pressed.ideaId}/${answer.voted ? 'unvote' : 'vote'}`
  return { text: answer.text, tone: 'done', act: { label: m.votes_undo(), href, post: { back } } }
}

/** Somebody opened the address of a press: it shows nothing, the idea does. */
export const showIdeaInstead = (ideaId: string) => redirectTo(`/i/${ideaId}`)
