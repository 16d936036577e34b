import type { z } from 'zod'
import { ideasOnFirstDay } from '#app/features/ideas/first-day.server.ts'
import type { ProposeForm } from '#app/features/ideas/forms.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { closedWords } from '#app/features/ideas/propose/closed-words.server.ts'
import { saveDraft } from '#app/features/ideas/save-draft.server.ts'
import { type SimilarIdea, similarIdeas } from '#app/features/ideas/similar-ideas.server.ts'
import { submitIdea } from '#app/features/ideas/submit-idea.server.ts'
import { isTeamName } from '#app/features/people/edit-profile.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { workFault } from '#app/features/people/proof-of-work/work-fault.server.ts'
import { requestCode } from '#app/features/people/sign-in/request-code.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { readOpened } from '#app/web/form-opened.server.ts'
import { caughtBy } from '#app/web/form-trap.server.ts'
import { type FormRefusal, type FormValues, refuseForm } from '#app/web/read-form.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

type Read = { value: z.output<typeof ProposeForm>; values: FormValues }

export type Proposed =
  | { step: 'published'; path: string }
  | { step: 'similar'; similar: SimilarIdea[]; values: FormValues }
  | { step: 'refused'; refusal: FormRefusal; status: 400 | 403 | 409 | 429; signIn?: string }

/**
 * One press of “Publish”. A page without script has not seen the similar ideas yet, so they come first, once;
 * pressing again publishes. An address that was given gets a mail that confirms it. Who was signed out in the middle
 * finds the text as a draft after signing in. Throws 403 or 404 for who may not take part at all.
 */
export async function proposeFromForm(
  viewer: Viewer,
  contest: ContestRow,
  form: Read,
  now = new Date(),
): Promise<Proposed> {
  const { email, opened, similar: seen, ...idea } = form.value
  const refuse = (errors: Record<string, string[]>, status: 400 | 409 | 429): Proposed => ({
    step: 'refused',
    refusal: refuseForm(form.values, errors),
    status,
  })

  const decision = can(viewer, 'contest.propose', contest)
  if (!decision.allow && decision.reason === 'sign-in-first') return signedOut(viewer, contest, form.values, now)
  insist(decision)
  if (await isTeamName(viewer, idea.pseudonym)) return refuse({ pseudonym: [m.ideas_name_taken()] }, 400)
  const similar = seen ? [] : await similarIdeas(viewer, contest, idea.title, now)
  if (similar.length > 0) return { step: 'similar', similar, values: form.values }

  const unworked = await workFault(viewer, form.values, contest.id, now)
  if (unworked) return refuse({ '': [unworked] }, 400)

  const caught = viewer.kind === 'account' ? null : caughtBy(form.values, contest.id, now)
  const about = { opened: readOpened(contest.id, opened, now), caught }
  const submitted = await submitIdea(viewer, contest.id, { ...idea, ...about }, now)
  if (!submitted.ok && submitted.reason === 'closed') return refuse({ '': [closedWords(submitted.contest, now)] }, 409)
  if (!submitted.ok && submitted.reason === 'new-here')
    return refuse({ '': [m.ideas_refused_new_here({ max: ideasOnFirstDay })] }, 429)
  if (!submitted.ok && submitted.reason === 'words') return refuse({ '': [m.ideas_refused_words()] }, 400)
  if (!submitted.ok) return refuse({ tags: [m.ideas_tag_unknown()] }, 400)
  const path = ideaPath(submitted.idea)
  const mailed = await askToConfirm(viewer, email, { path, name: idea.pseudonym }, now)
  return { step: 'published', path: `${path}?new${mailed ? '=mailed' : ''}` }
}

async function signedOut(viewer: Viewer, { id, slug }: ContestRow, values: FormValues, now: Date): Promise<Proposed> {
  await saveDraft(viewer, id, values, now)
  const signIn = `/in?next=${encodeURIComponent(`/c/${slug}/new?draft=use`)}`
  return { step: 'refused', refusal: refuseForm(values, { '': [m.ideas_signed_out()] }), status: 403, signIn }
}

/** The idea is kept whether or not a mail can go out. */
async function askToConfirm(
  viewer: Viewer,
  email: string | undefined,
  { path, name }: { path: string; name: string },
  now: Date,
) {
  if (!email || viewer.kind === 'account') return false
  const asked = await requestCode({ email, visitorId: viewer.id, next: path, name }, now)
  return asked.ok
}
