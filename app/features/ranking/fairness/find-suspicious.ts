import { burstVotes } from './burst-votes.ts'
import { concentratedVotes } from './concentrated-votes.ts'
import { directVotes } from './direct-votes.ts'
import { groupBy } from './group-by.ts'
import { lockstepGroups } from './lockstep-groups.ts'
import { oneIdeaVotes } from './one-idea-votes.ts'
import { suspiciousMails } from './suspicious-mails.ts'
import { tooFastVotes } from './too-fast-votes.ts'
import type { Ground, GroundKind, TracedVote, TracedVoter } from './traced-vote.ts'

export interface SuspiciousBallot {
  voter: string
  grounds: Ground[]
}

/** Grounds that honest people hardly ever give; without one of them nobody is suspected. */
export const hardGrounds: ReadonlySet<GroundKind> = new Set<GroundKind>([
  ...(['network', 'device', 'lockstep', 'mailbox', 'throwaway', 'numbered', 'too-fast'] as const),
])

/** One mailbox is one person: this alone is worth a look. */
const sufficesAlone: ReadonlySet<GroundKind> = new Set<GroundKind>(['mailbox'])

/** From one network, or with one device, so many chose the same before it is worth a word. */
const leastShare = 0.15

/**
 * Ballots that a person should look at, and why. A ballot is named when two different grounds speak against it, one
 * of them hard, about the same idea or about the voter as such; soft grounds alone are what an honest campaign looks
 * like. Decides nothing. All votes of one contest; those of a ballot filled in as a whole one for each idea it
 * supports. Most suspicious first, ties by voter.
 */
export function findSuspicious(votes: readonly TracedVote[], voters: readonly TracedVoter[]): SuspiciousBallot[] {
  const grounds = [...groundsOfVotes(votes, voters), ...groundsOfVoters(votes, voters)]
  return [...groupBy(grounds, ({ voter }) => voter)]
    .map(([voter, own]) => ({ voter, grounds: own.map(({ ground }) => ground) }))
    .filter(({ grounds: own }) => isSuspicious(own))
    .sort((one, other) => other.grounds.length - one.grounds.length || (one.voter < other.voter ? -1 : 1))
}

type Told = { voter: string; ground: Ground }

function groundsOfVotes(votes: readonly TracedVote[], voters: readonly TracedVoter[]): Told[] {
  const known = new Map(voters.map((voter) => [voter.id, voter]))
  return [
    ...told('direct', directVotes(votes)),
    ...told('burst', burstVotes(votes)),
    ...told('one-idea', oneIdeaVotes(votes, known)),
    ...told(
      'network',
      concentratedVotes(votes, ({ network }) => network, leastShare),
    ),
    ...told(
      'device',
      concentratedVotes(votes, ({ device }) => device, leastShare),
    ),
    ...told('too-fast', tooFastVotes(votes)),
  ]
}

function told(kind: GroundKind, votes: TracedVote[]): Told[] {
  return [...groupBy(votes, ({ idea }) => idea)].flatMap(([idea, some]) => {
    const people = new Set(some.map(({ voter }) => voter))
    return [...people].map((voter) => ({ voter, ground: { kind, idea, together: people.size } }))
  })
}

function groundsOfVoters(votes: readonly TracedVote[], voters: readonly TracedVoter[]): Told[] {
  const mails = suspiciousMails(voters)
  const groups = { lockstep: lockstepGroups(votes), ...mails }
  return (Object.keys(groups) as (keyof typeof groups)[]).flatMap((kind) =>
    groups[kind].flatMap((people) =>
      people.map((voter) => ({ voter, ground: { kind, idea: '', together: people.length } })),
    ),
  )
}

function isSuspicious(grounds: Ground[]) {
  if (grounds.some(({ kind }) => sufficesAlone.has(kind))) return true
  return grounds
    .filter(({ kind }) => hardGrounds.has(kind))
    .some((hard) => grounds.some((other) => other.kind !== hard.kind && meet(hard, other)))
}

const meet = (one: Ground, other: Ground) => one.idea === '' || other.idea === '' || one.idea === other.idea
