import type { z } from 'zod'
import { bringIdea } from '#app/features/ideas/bring/bring-idea.server.ts'
import {
  BRING_ACTS,
  type BringInput,
  type InviteAuthorForm,
  type TakeBackForm,
} from '#app/features/ideas/bring/forms.server.ts'
import { type InvitedAuthor, inviteAuthor, takeBackClaim } from '#app/features/ideas/bring/invite-author.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import type { Note } from '#app/web/note.server.ts'
import { type FormValues, refuseForm } from '#app/web/read-form.server.ts'

/** What the pressed button asks for; anything unknown is a new idea with nothing in it, and is refused as such. */
export const bringActOf = (url: string) =>
  BRING_ACTS.find((act) => act === new URL(url).searchParams.get('act')) ?? 'bring'

/** One press of “Bring it here”: what to say, or the form again with why not. */
export async function bringFromForm(viewer: Viewer, slug: string, form: { value: BringInput; values: FormValues }) {
  const { email, ...said } = form.value
  const brought = await bringIdea(viewer, slug, said)
  if (!brought.ok) {
    const why = brought.reason === 'closed' ? m.bring_closed() : m.bring_there_already({ title: brought.title })
    return { ok: false as const, refusal: refuseForm(form.values, { '': [why] }) }
  }
  const done = brought.held ? m.bring_done_held() : m.bring_done()
  if (!email) return { ok: true as const, note: done }
  const invited = await inviteAuthor(viewer, slug, { idea: brought.ideaId, email })
  const { text, tone } = invitedNote(invited)
  return { ok: true as const, note: { text: `${done} ${text}`, tone } }
}

export async function inviteFromForm(viewer: Viewer, slug: string, value: z.output<typeof InviteAuthorForm>) {
  return invitedNote(await inviteAuthor(viewer, slug, value))
}

export async function takeBackFromForm(viewer: Viewer, slug: string, { idea }: z.output<typeof TakeBackForm>) {
  const taken = await takeBackClaim(viewer, slug, idea)
  return taken.ok ? m.bring_taken_back() : { text: m.bring_answered(), tone: 'refused' as const }
}

const mailNotes = { sent: m.bring_invited_mail, none: m.bring_invited_link, twice: m.bring_invited_twice }
const refusals = { answered: m.bring_answered, gone: m.bring_gone, enough: m.bring_enough }

function invitedNote(invited: InvitedAuthor): Note {
  if (!invited.ok) return { text: refusals[invited.reason](), tone: 'refused' }
  return { text: mailNotes[invited.mail](), tone: invited.mail === 'twice' ? 'refused' : 'done' }
}
