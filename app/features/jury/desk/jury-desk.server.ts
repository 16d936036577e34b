import { findContest } from '#app/features/contests/find-contest.server.ts'
import { takesIdeas } from '#app/features/contests/phase.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { juryFormValues } from '#app/features/jury/desk/jury-form-values.server.ts'
import { juriesReport } from '#app/features/jury/desk/jury-report.server.ts'
import { type Crowd, juryResultOf } from '#app/features/jury/jury-result.server.ts'
import { isAnnounced, juryDue, juryState } from '#app/features/jury/jury-state.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { officialCount, supportOf } from '#drizzle/queries/counting.ts'
import { invitedJurors, jurorsOf, juryOf, scorecardsOf } from '#drizzle/queries/juries.ts'

export type JuryDesk = Awaited<ReturnType<typeof juryDesk>>

/** The owner's page of the jury: how it judges, who sits on it, how far they are, and what their papers say. */
export async function juryDesk(viewer: Viewer, name: string, now = new Date()) {
  const contest = await findContest(viewer, name, 'contest.manage')
  if (contest.kind !== 'contest') notFound()
  const { slug, title, state, timeZone } = contest
  const jury = await juryOf(contest.id)
  const frozen = isAnnounced(contest) || Boolean(jury?.handedOutAt) || state === 'concluded'
  return {
    ...{ slug, title, state, timeZone, frozen, announced: isAnnounced(contest) },
    values: juryFormValues(contest, jury),
    mayShare: state === 'draft',
    /** The date of the contest itself is moved on the page that extends it. */
    dueFixed: state !== 'draft' && contest.juryUntil !== null,
    due: jury ? juryDue(contest, jury) : null,
    ideasStillCome: takesIdeas(contest, now),
    jury: jury && {
      ...jury,
      seed: state === 'concluded' || jury.closedAt ? jury.seed : '',
      state: juryState(contest, jury, now),
    },
    jurors: await jurorRows(contest),
    invited: await invitedJurors(contest.id, now),
    report: jury?.handedOutAt ? await reportOf(contest, now) : undefined,
  }
}

async function jurorRows(contest: ContestRow) {
  const cards = await scorecardsOf(contest.id)
  return (await jurorsOf(contest.id)).map(({ id, name, email }) => {
    const own = cards.filter((card) => card.jurorId === id)
    const held = own.filter(({ state }) => state !== 'conflict')
    const done = held.filter(({ state }) => state === 'submitted').length
    return { id, name: name || email || '', papers: held.length, done, conflicts: own.length - held.length }
  })
}

async function reportOf(contest: ContestRow, now: Date) {
  const crowd = await crowdOf(contest)
  const result = await juryResultOf(contest, crowd, now)
  if (!result) return undefined
  const names = new Map((await jurorsOf(contest.id)).map(({ id, name, email }) => [id, name || email || '']))
  return juriesReport(result, crowd, { names, path: ideaPath })
}

/** The locked count where there is one, else how people stand now. */
async function crowdOf(contest: ContestRow): Promise<Crowd> {
  const counted = contest.closedAt ? await officialCount(contest.id) : undefined
  if (counted) return counted.result as unknown as Crowd
  const support = await supportOf(contest)
  const order = support.sort((one, other) => other.supporters - one.supporters || (one.id < other.id ? -1 : 1))
  return {
    rule: 'approval',
    order: order.map(({ id, supporters }, index) => ({ id, supporters, place: index + 1 })),
    quorum: null,
  }
}
