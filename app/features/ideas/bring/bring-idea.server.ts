import { findContest } from '#app/features/contests/find-contest.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { record } from '#app/features/events/record.server.ts'
import type { BringInput } from '#app/features/ideas/bring/forms.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { ideasOpen } from '#app/features/ideas/ideas-open.ts'
import { promisesFor } from '#app/features/ideas/promises-for.server.ts'
import { publishIdea } from '#app/features/ideas/publish-idea.server.ts'
import { written } from '#app/features/ideas/written.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { newId, newLot, newShortId } from '#drizzle/ids.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { addBrought, broughtFrom } from '#drizzle/queries/bringing.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { addIdea, type IdeaRow, ideaWithContest } from '#drizzle/queries/ideas.ts'
import { addPerson } from '#drizzle/queries/people.ts'

export type Brought =
  | { ok: true; ideaId: string; held: boolean }
  | { ok: false; reason: 'closed' }
  | { ok: false; reason: 'there-already'; path: string; title: string }

type Said = Omit<BringInput, 'email'>

/**
 * Brings what somebody said in public elsewhere into a contest. Until they come for it, the idea stands in the name of a
 * person without an account, who votes nowhere and hears of nothing. One address becomes one idea in a contest.
 */
export async function bringIdea(viewer: Viewer, slugOrId: string, said: Said, now = new Date()): Promise<Brought> {
  const { id } = await findContest(viewer, slugOrId, 'contest.bring')
  const { title, body } = said
  const words = await written({ title, body, beneath: '', beneathFor: 'everyone', tags: [] })
  return transactionInTurn(id, async () => {
    const contest = (await contestById(id)) as ContestRow
    if (!ideasOpen(contest, now)) return { ok: false, reason: 'closed' }
    const there = await broughtFrom(id, said.source)
    if (there) return { ok: false, reason: 'there-already', path: ideaPath(there.idea), title: there.idea.title }
    const idea = await keepBrought(viewer, contest, said, words, now)
    await record('idea.brought', viewer, { contestId: id, ideaId: idea.id }, now)
    await audit(viewer, 'idea.brought', { subject: 'idea', subjectId: idea.id }, now)
    const held = contest.moderation === 'before' && !can(viewer, 'contest.moderate', contest).allow
    if (held) await record('idea.held', viewer, { contestId: id, ideaId: idea.id }, now)
    else await publishIdea(idea, contest, viewer, now)
    return { ok: true, ideaId: idea.id, held }
  })
}

type Words = Awaited<ReturnType<typeof written>>

async function keepBrought(viewer: Viewer, contest: ContestRow, { name, source, day }: Said, words: Words, now: Date) {
  const [ideaId, authorId] = [newShortId(), newId()]
  await addPerson({ id: authorId, kind: 'imported', name, createdAt: now })
  const standing = { id: ideaId, contestId: contest.id, authorId, state: 'held' as const, lot: newLot() }
  await addIdea({ ...words, ...standing, createdAt: now, updatedAt: now, ...(await promisesFor(contest, now)) })
  await addBrought({ ideaId, source, saidAt: day, broughtBy: viewer.id, createdAt: now })
  return ((await ideaWithContest(ideaId)) as { idea: IdeaRow }).idea
}
