import { noteParticipant } from '#app/features/contests/note-participant.server.ts'
import { takesVotes } from '#app/features/contests/phase.ts'
import { numberOn } from '#app/features/votes/append-ballot.server.ts'
import { takePaper, writePaper } from '#app/features/votes/ballots/write-paper.server.ts'
import { moveSecrets, openedEntry, secretOf } from '#drizzle/queries/ballot-log.ts'
import { ideasOnBallot, movePaper, type PaperRow, paperOf, papersBy } from '#drizzle/queries/ballot-papers.ts'
import { isSetAside } from '#drizzle/queries/ballot-reviews.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { moveTraces } from '#drizzle/queries/vote-traces.ts'

type Brought = { paper: PaperRow; contest: ContestRow }

/**
 * Brings a guest's ballots to the person they turned out to be, inside the transaction that joins the two and after
 * the guest's ideas were moved. Of two ballots in one contest the later stands. Where voting is over a ballot moves
 * unchanged to somebody who had none there, or stays the guest's.
 */
export async function adoptPapers(fromId: string, toId: string, now: Date) {
  for (const brought of await papersBy(fromId)) {
    const { id } = brought.contest
    if ((await isSetAside(id, fromId)) || (await isSetAside(id, toId))) continue
    if (takesVotes(brought.contest, now)) await adoptPaper(brought, toId, now)
    else await moveUnchanged(brought, toId, now)
    await moveTraces(id, fromId, toId)
  }
}

async function moveUnchanged({ paper, contest }: Brought, toId: string, now: Date) {
  const own = await ownMarks(paper, toId)
  if (own.length > 0 || (await secretOf(contest.id, toId))) return
  await movePaper(paper, toId)
  await moveSecrets(contest.id, paper.personId, toId)
  await noteParticipant(contest.id, toId, now)
}

async function adoptPaper({ paper, contest }: Brought, toId: string, now: Date) {
  const theirs = await paperOf(contest.id, toId)
  const keepsTheirs = theirs && (theirs.state === 'void' || theirs.updatedAt >= paper.updatedAt)
  if (keepsTheirs && paper.state !== 'void') await takePaper(contest, paper, now)
  if (!keepsTheirs && theirs) await takePaper(contest, theirs, now)
  const first = await secretOf(contest.id, toId)
  if (!keepsTheirs) await movePaper(paper, toId)
  await moveSecrets(contest.id, paper.personId, toId)
  await noteParticipant(contest.id, toId, now)
  if (!keepsTheirs && paper.state !== 'void') await settle({ paper: { ...paper, personId: toId }, contest }, first, now)
}

/** One person, one number; and nobody marks an idea of their own. */
async function settle({ paper, contest }: Brought, first: { ballot: string } | undefined, now: Date) {
  const state = paper.state === 'counted' ? 'counted' : 'provisional'
  const opened = await openedEntry(contest.id, paper.seq)
  const number = opened?.secret ? numberOn(opened.secret.ballot) : undefined
  const from = first && number !== numberOn(first.ballot) ? number : undefined
  const own = await ownMarks(paper, paper.personId)
  const marks = Object.fromEntries(Object.entries(paper.marks).filter(([id]) => !own.includes(id)))
  const written = { personId: paper.personId, marks: paper.marks, state, from } as const
  const joined = from ? (await writePaper(contest, paper, written, now)).paper : paper
  if (own.length === 0) return
  if (Object.keys(marks).length === 0) await takePaper(contest, joined, now)
  else await writePaper(contest, joined, { personId: paper.personId, marks, state }, now)
}

async function ownMarks({ contestId, marks }: PaperRow, personId: string) {
  const own = (await ideasOnBallot(contestId)).filter((idea) => idea.authorId === personId)
  return own.map(({ id }) => id).filter((id) => Object.hasOwn(marks, id))
}
