import type { Fraction } from './fraction.ts'

/** An idea that may win. `cost` is money in the smallest unit and counts only where every tied idea has one. */
export type Candidate = { id: string; cost?: number | null }

/** How much support an idea needs to win: so many people, or a percentage of the participants (two decimals at most). */
export type Quorum = { kind: 'supporters'; minimum: number } | { kind: 'share'; percent: number }

export type LadderStep = 'supporters' | 'cost' | 'lot'

/**
 * A group of ideas level with each other and the step that separated them; `ids` in the order it gave.
 * A rule with a step of its own before the ladder (as STV has `earlier-stage`) names it in `Step`.
 */
export type Tie<Step = LadderStep> = { ids: string[]; brokenBy: Step }

/**
 * What one ballot weighs: `people` so many identical ballots (1 unless given), `weight` the say of each of them (1
 * unless given; other than 1 where groups are weighted). Supporters are counted in people, tallies in people × weight.
 */
export type Weighed = { people?: number; weight?: Fraction }

/** Best first; a group of several ids is an equal rank; what is left out is tied last. */
export type RankedBallot = Weighed & { ranks: readonly (readonly string[])[] }

/** A number per idea: a score, points or votes. What is left out has no opinion (and is never a zero). */
export type NumberBallot = Weighed & { numbers: Readonly<Record<string, number>> }

/** `tally` is the rule's number for people; `exact` the same without rounding, `7` or `22/7`. */
export type CountedIdea = { id: string; place: number; tally: number; exact: string; supporters: number }

/**
 * What a counting rule answers, for every rule: plain JSON, the same for the same votes in whatever order they come.
 * `order` holds all candidates, places 1, 2, 3 … without gaps, or is null where a rule orders only its winners;
 * `winners`, in the order they were elected, may be fewer than the seats.
 * `stages` is the protocol, one entry per step of the rule. `below` lists ideas with support that miss the quorum.
 */
export type CountResult<Stage, Order = CountedIdea[] | null, Step = LadderStep> = {
  rule: string
  winners: { id: string; place: number }[]
  order: Order
  stages: Stage[]
  ties: Tie<Step>[]
  quorum: { needed: number; participants: number | null; below: string[] } | null
}

/** What is known of a candidate when ties are broken. */
export type Standing = { id: string; tally: Fraction; supporters: number; cost: number | null; lot: string }
