import { dismissJuror } from '#app/features/jury/dismiss-juror.server.ts'
import { endJury } from '#app/features/jury/end-jury.server.ts'
import { JurorForm, JurorsForm, JuryForm, StepForm } from '#app/features/jury/forms.server.ts'
import { handOutIdeas } from '#app/features/jury/hand-out-ideas.server.ts'
import { inviteJurors } from '#app/features/jury/invite-jurors.server.ts'
import { type JuryRefusal, refusalWords } from '#app/features/jury/refusal-words.ts'
import { setUpJury } from '#app/features/jury/set-up-jury.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { localToInstant } from '#app/web/local-time.ts'
import { type FormRefusal, readForm, refuseForm } from '#app/web/read-form.server.ts'

type Contest = { slug: string; timeZone: string }
type Acted = { ok: true; note: string } | { ok: false; status: 400 | 409; form: FormRefusal }
type Refused = { ok: false; reason: JuryRefusal; field?: string }

/** One page, several buttons: what was pressed is done, and what to say then is answered. */
export async function actOnJury(viewer: Viewer, contest: Contest, request: Request): Promise<Acted> {
  const pressed = await readForm(request.clone(), StepForm)
  if (!pressed.ok) return { ok: false, status: 400, form: pressed }
  switch (pressed.value.step) {
    case 'settings':
      return settings(viewer, contest, request)
    case 'invite':
      return invite(viewer, contest, request)
    case 'dismiss':
      return dismiss(viewer, contest, request)
    case 'hand-out': {
      const done = await handOutIdeas(viewer, contest.slug)
      return done.ok ? { ok: true, note: handedOut(done) } : refused(done, pressed.values)
    }
    case 'end': {
      const done = await endJury(viewer, contest.slug)
      return done.ok ? { ok: true, note: m.jury_note_ended() } : refused(done, pressed.values)
    }
  }
}

function refused(
  { reason, field = '' }: Refused,
  values: FormRefusal['values'],
  words: string = refusalWords(reason),
): Acted {
  return { ok: false, status: field ? 400 : 409, form: refuseForm(values, { [field]: [words] }) }
}

const handedOut = ({ papers, short }: { papers: number; short: number }) =>
  short > 0
    ? `${m.jury_note_handed_out({ n: papers })} ${m.jury_short({ n: short })}`
    : m.jury_note_handed_out({ n: papers })

async function settings(viewer: Viewer, contest: Contest, request: Request): Promise<Acted> {
  const form = await readForm(request, JuryForm)
  if (!form.ok) return { ok: false, status: 400, form }
  const { due: local, ...said } = form.value
  const due = local ? (localToInstant(local, contest.timeZone) ?? null) : null
  const done = await setUpJury(viewer, contest.slug, { ...said, due })
  return done.ok ? { ok: true, note: m.jury_note_settings() } : refused(done, form.values)
}

async function invite(viewer: Viewer, contest: Contest, request: Request): Promise<Acted> {
  const form = await readForm(request, JurorsForm)
  if (!form.ok) return { ok: false, status: 400, form }
  const done = await inviteJurors(viewer, contest.slug, form.value.emails)
  if (done.ok) return { ok: true, note: m.jury_note_invited({ n: done.letters }) }
  const words = done.email ? `${done.email}: ${refusalWords(done.reason)}` : refusalWords(done.reason)
  return refused({ ...done, field: 'emails' }, form.values, words)
}

async function dismiss(viewer: Viewer, contest: Contest, request: Request): Promise<Acted> {
  const form = await readForm(request, JurorForm)
  if (!form.ok) return { ok: false, status: 400, form }
  const done = await dismissJuror(viewer, contest.slug, form.value.juror)
  return done.ok ? { ok: true, note: m.jury_note_dismissed() } : refused(done, form.values)
}
