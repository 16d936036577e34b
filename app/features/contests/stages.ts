import { type Dated, type Phase, phaseOf, takesIdeas, takesVotes } from '#app/features/contests/phase.ts'

export type StageName = 'ideas' | 'ideas-and-votes' | 'discussion' | 'voting' | 'jury' | 'answer'

export interface Stage {
  name: StageName
  state: 'done' | 'now' | 'next'
  /** When it begins and ends; empty where nobody set it. */
  from: Date | null
  until: Date | null
}

interface Planned extends Dated {
  answerBy: Date | null
}

/** The stages a contest goes through, in order, and where it stands. A box has none: it never ends. */
export function stagesOf(contest: Planned, now: Date): Stage[] {
  if (contest.kind === 'box') return []
  const phase = phaseOf(contest, now)
  const stages = [...(contest.kind === 'debate' ? debating(contest, now) : contesting(contest, now))]
  const answer = { name: 'answer' as const, from: contest.answerBy, until: contest.answerBy }
  const state = phase === 'answered' ? ('done' as const) : phase === 'deciding' ? ('now' as const) : ('next' as const)
  return [...stages.map((stage) => settled(stage, phase)), { ...answer, state }]
}

const afterAll: Phase[] = ['jury', 'deciding', 'answered']

/** Once the vote is over by decision, what was planned for later than that is over too. */
function settled(stage: Stage, phase: Phase): Stage {
  if (!afterAll.includes(phase) || (stage.name === 'jury' && phase === 'jury')) return stage
  return { ...stage, state: 'done' }
}

function debating({ ideasFrom, ideasUntil, ...contest }: Planned, now: Date): Stage[] {
  const phase = phaseOf({ ideasFrom, ideasUntil, ...contest }, now)
  const state = phase === 'discussion' ? 'now' : phase === 'announced' || phase === 'draft' ? 'next' : 'done'
  return [{ name: 'discussion', state, from: ideasFrom, until: ideasUntil }]
}

function contesting(contest: Planned, now: Date): Stage[] {
  const { ideasFrom, ideasUntil, votingFrom, votingUntil, juryUntil } = contest
  const jury: Stage[] = juryUntil
    ? [{ name: 'jury', state: juryState(contest, now), from: votingUntil, until: juryUntil }]
    : []
  if (contest.finalOf) {
    const state = stateOf(takesVotes(contest, now), votingUntil, now)
    return [{ name: 'voting', state, from: votingFrom, until: votingUntil }, ...jury]
  }
  if (isSame(ideasFrom, votingFrom) && isSame(ideasUntil, votingUntil)) {
    const state = stateOf(takesVotes(contest, now) || takesIdeas(contest, now), ideasUntil, now)
    return [{ name: 'ideas-and-votes', state, from: ideasFrom, until: ideasUntil }, ...jury]
  }
  const pause = ideasUntil && votingFrom && ideasUntil < votingFrom
  return [
    { name: 'ideas', state: stateOf(takesIdeas(contest, now), ideasUntil, now), from: ideasFrom, until: ideasUntil },
    ...(pause ? [between(contest, ideasUntil, votingFrom, now)] : []),
    {
      name: 'voting',
      state: stateOf(takesVotes(contest, now), votingUntil, now),
      from: votingFrom,
      until: votingUntil,
    },
    ...jury,
  ]
}

function between(contest: Planned, from: Date, until: Date, now: Date): Stage {
  return { name: 'discussion', state: stateOf(phaseOf(contest, now) === 'discussion', until, now), from, until }
}

function juryState(contest: Planned, now: Date): Stage['state'] {
  return stateOf(phaseOf(contest, now) === 'jury', contest.juryUntil, now)
}

function stateOf(isNow: boolean, until: Date | null, now: Date): Stage['state'] {
  if (isNow) return 'now'
  return until && until <= now ? 'done' : 'next'
}

const isSame = (one: Date | null, other: Date | null) => one?.getTime() === other?.getTime()
