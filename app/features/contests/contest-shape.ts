import { phaseOf } from '#app/features/contests/phase.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

const iso = (date: Date | null) => date?.toISOString() ?? null

/** A contest as the API and the JSON export show it. Instants are ISO 8601 in UTC. */
export function contestShape(contest: ContestRow, now: Date) {
  const {
    id,
    slug,
    kind,
    state,
    title,
    question,
    brief,
    language,
    timeZone,
    helpText,
    audience,
    takePart,
    eligibility,
  } = contest
  const {
    ballot,
    rule,
    votesPerPerson,
    places,
    quorum,
    quorumKind,
    budget,
    budgetUnit,
    moderation,
    counts,
    readDays,
    promiseDays,
    tags,
    prizes,
  } = contest
  return {
    ...{ id, slug, kind, state, phase: phaseOf(contest, now), title, question, brief, language, timeZone, helpText },
    ...{ audience, takePart, eligibility, ballot, votesPerPerson, rule, places, budget, prizes, tags },
    ...(ballot === 'budget' ? { budgetUnit } : {}),
    quorum: quorum === 0 ? null : { kind: quorumKind, needed: quorum },
    weights: contest.weights,
    ...(contest.weightNames ? { groups: contest.weightNames } : {}),
    dates: {
      ideas: { from: iso(contest.ideasFrom), until: iso(contest.ideasUntil) },
      voting: { from: iso(contest.votingFrom), until: iso(contest.votingUntil) },
      jury: { until: iso(contest.juryUntil) },
      answerBy: iso(contest.answerBy),
    },
    ...{ moderation, counts, receipts: contest.receipts, readDays, promiseDays },
    finalOf: contest.finalOf,
    contract: contest.contractHash ? { hash: contest.contractHash, frozenAt: iso(contest.frozenAt) } : null,
    seedHash: contest.seedHash || null,
    // The seed of the lot is a secret until nothing can be changed any more.
    seed: contest.closedAt ? contest.seed : null,
    ideas: contest.ideas,
    participants: contest.participants,
    conclusion: contest.conclusion || null,
    createdAt: contest.createdAt.toISOString(),
    closedAt: iso(contest.closedAt),
    concludedAt: iso(contest.concludedAt),
  }
}

export type ContestShape = ReturnType<typeof contestShape>
