import type { z } from 'zod'
import type { InviteForm } from '#app/features/contests/forms.server.ts'
import { inviteToContest } from '#app/features/contests/invite-to-contest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { type FormValues, refuseForm } from '#app/web/read-form.server.ts'

type Read = { value: z.output<typeof InviteForm>; values: FormValues }

/** Invites as the form asks: what to say then, or the form again with why not. */
export async function inviteFromForm(viewer: Viewer, contest: string, form: Read) {
  const invited = await inviteToContest(viewer, contest, form.value)
  if (invited.ok)
    return { ok: true as const, note: m.contests_invited_note({ n: invited.added, letters: invited.letters }) }
  return {
    ok: false as const,
    refusal: refuseForm(form.values, { invited: [m.contests_invited_enough({ left: invited.left })] }),
  }
}
