import type { Fraction } from './fraction.ts'

/** An idea that may win. `cost` is money in the smallest unit and counts only where every tied idea has one. */
export type Candidate = { id: string; cost?: number | null }

/** How much support an idea needs to win: so many people, or a percentage of the participants (two decimals at most). */
export type Quorum = { kind: 'supporters'; minimum: number } | { kind: 'share'; percent: number }

/** A group of ideas level with each other and the step of the ladder that separated them; `ids` in the order it gave. */
export type Tie = { ids: string[]; brokenBy: 'supporters' | 'cost' | 'lot' }

/** `tally` is the rule's number for people; `exact` the same without rounding, `7` or `22/7`. */
export type CountedIdea = { id: string; place: number; tally: number; exact: string; supporters: number }

/**
 * What a counting rule answers, for every rule: plain JSON, the same for the same votes in whatever order they come.
 * `order` holds all candidates, places 1, 2, 3 … without gaps; `winners` may be fewer than the seats.
 * `stages` is the protocol, one entry per step of the rule. `below` lists ideas with support that miss the quorum.
 */
export type CountResult<Stage> = {
  rule: string
  winners: { id: string; place: number }[]
  order: CountedIdea[]
  stages: Stage[]
  ties: Tie[]
  quorum: { needed: number; participants: number | null; below: string[] } | null
}

/** What is known of a candidate when ties are broken. */
export type Standing = { id: string; tally: Fraction; supporters: number; cost: number | null; lot: string }
