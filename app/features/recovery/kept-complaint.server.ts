import { ensurePerson } from '#app/features/people/ensure-person.server.ts'
import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { FormValues } from '#app/web/read-form.server.ts'
import { transaction } from '#drizzle/database.ts'
import { draftAt, keepDraft } from '#drizzle/queries/drafts.ts'

/** Where a complaint waits that somebody wrote while they were signed out. */
export const complaintPlace = (contestId: string) => `complaint:${contestId}`

const kept = ['title', 'body', 'beneath', 'email']
const longest = 20_000

/**
 * Keeps the words of a complaint whose writer has to sign in first. They become a guest by it, and signing in brings along
 * what the guest left. Answers the cookie by which this browser remains that guest.
 */
export async function keepComplaint(viewer: Viewer, contestId: string, values: FormValues, now = new Date()) {
  const words = kept.map((name) => [name, ([values[name] ?? ''].flat()[0] ?? '').slice(0, longest)] as const)
  const content = Object.fromEntries(words.filter(([, text]) => text !== ''))
  await transaction(async () => keepDraft(await ensurePerson(viewer), complaintPlace(contestId), content, now))
  return rememberGuest(viewer)
}

/** What was kept, for the form to show again. */
export async function keptComplaint(viewer: Viewer, contestId: string): Promise<FormValues> {
  if (viewer.kind === 'visitor') return {}
  return (await draftAt(viewer.id, complaintPlace(contestId)))?.content ?? {}
}
