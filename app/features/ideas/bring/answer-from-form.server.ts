import { acceptClaim, declineClaim } from '#app/features/ideas/bring/answer-claim.server.ts'
import type { ClaimInput } from '#app/features/ideas/bring/forms.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { type FormValues, refuseForm } from '#app/web/read-form.server.ts'

const stops = {
  over: m.bring_over,
  'sign-in': m.bring_stop_sign_in,
  'not-for-you': m.bring_stop_not_for_you,
  team: m.bring_stop_team,
}

/** One press of “This is my idea” or “Take my name away”: where to go and what to say there, or why not. */
export async function answerFromForm(viewer: Viewer, token: string, form: { value: ClaimInput; values: FormValues }) {
  const { answer, remove, words } = form.value
  const refused = (why: string) => ({ ok: false as const, refusal: refuseForm(form.values, { '': [why] }) })
  if (answer === 'accept') {
    const claimed = await acceptClaim(viewer, token)
    if (!claimed.ok) return refused(stops[claimed.reason]())
    return { ok: true as const, owned: true, path: claimed.path, note: m.bring_accepted() }
  }
  const declined = await declineClaim(token, { remove: remove === 'on', words })
  if (!declined.ok) return refused(m.bring_over())
  const note = remove ? m.bring_declined_asked() : m.bring_declined()
  return { ok: true as const, owned: false, path: '/', note }
}
