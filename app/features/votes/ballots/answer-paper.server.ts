import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { refusalText } from '#app/features/votes/ballots/ballot-page.server.ts'
import type { PaperRefused, PaperTaken } from '#app/features/votes/ballots/cast-paper.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectWithNote } from '#app/web/redirect.server.ts'

/** Back to the ballot with what became of it; whoever has to sign in for it to count is led there and back again. */
export function answerPaper(viewer: Viewer, slug: string, done: PaperTaken | PaperRefused, page = 1) {
  const place = page > 1 ? `/c/${slug}/ballot?page=${page}` : `/c/${slug}/ballot`
  const signIn = `/in?next=${encodeURIComponent(place)}`
  if (!done.ok) {
    const goTo = done.reason === 'sign-in-first' ? signIn : place
    return redirectWithNote(goTo, { text: refusalText(done.reason), tone: 'refused' })
  }
  const headers = rememberGuest(viewer)
  if (done.missing === 'sign-in') return redirectWithNote(signIn, m.ballots_kept_sign_in(), headers)
  if (done.state !== 'provisional') return redirectWithNote(place, takenWords(done), headers)
  const act = { label: m.votes_confirm_address(), href: viewer.kind === 'account' ? '/me' : signIn }
  return redirectWithNote(place, { text: m.ballots_kept_confirm(), tone: 'done', act }, headers)
}

function takenWords({ state, fresh }: PaperTaken) {
  if (state === 'none') return m.ballots_taken_back()
  return fresh ? m.ballots_saved() : m.ballots_same()
}
