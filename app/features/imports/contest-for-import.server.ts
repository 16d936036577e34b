import { freezeContest } from '#app/features/contests/freeze-contest.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { newId, newShortId } from '#drizzle/ids.ts'
import {
  addContest,
  addContestRole,
  type ContestRow,
  changeContest,
  contestById,
  contestNamed,
} from '#drizzle/queries/contests.ts'
import { addPerson, firstAdmin } from '#drizzle/queries/people.ts'
import type { Batch } from './batch.ts'

const day = 24 * 60 * 60 * 1000
const openFor = 30 * day

/**
 * The contest a batch goes to: the one of that name, else a new open one that is hosted by whoever imports,
 * or by the first admin. Call inside the transaction of the import.
 */
export async function contestForImport(
  host: { id: string } | null,
  { contest, format }: Batch,
  briefHtml: string,
  now: Date,
): Promise<ContestRow> {
  const there = await contestNamed(contest.slug)
  if (there) return there
  const hostId = host?.id ?? (await firstAdmin())?.id ?? (await nobodyYet(format, now))
  const id = newShortId()
  await addContest({
    ...{ id, slug: contest.slug, title: contest.title, question: contest.question, brief: contest.brief },
    ...{ language: contest.language, timeZone: contest.timeZone, briefHtml },
    ...{ hostId, eligibility: 'confirmed' as const, counts: 'shown' as const, createdAt: now, updatedAt: now },
    ...{ ideasFrom: contest.startedAt, ideasUntil: new Date(now.getTime() + openFor) },
    ...{ votingFrom: contest.startedAt, votingUntil: new Date(now.getTime() + openFor) },
    answerBy: new Date(now.getTime() + openFor + 14 * day),
  })
  await addContestRole(id, hostId, 'owner')
  const draft = (await contestById(id)) as ContestRow
  const opened = { ...freezeContest(draft, now), announcedPhase: 'voting' }
  await record('contest.opened', { id: hostId }, { contestId: id, hash: opened.contractHash, imported: true }, now)
  await changeContest(id, opened)
  return opened
}

/** Before the first run there is no admin: a stand-in without an account hosts until one takes over. */
async function nobodyYet(format: string, createdAt: Date) {
  const id = newId()
  await addPerson({
    id,
    kind: 'imported',
    name: 'Aflora',
    affiliation: 'employee',
    sourceId: `host/${format}/${id}`,
    createdAt,
  })
  return id
}
