import type { Ballot } from '#app/features/contests/ballots/ballots.ts'
import { m } from '#app/paraglide/messages.js'

/** What each ballot is called, and what people do with it. For those who choose one. */
export const ballotWords: Record<Ballot, { name: () => string; about: () => string }> = {
  approve: { name: () => m.ballots_kind_approve(), about: () => m.ballots_about_approve() },
  score: { name: () => m.ballots_kind_score(), about: () => m.ballots_about_score() },
  points: { name: () => m.ballots_kind_points(), about: () => m.ballots_about_points() },
  quadratic: { name: () => m.ballots_kind_quadratic(), about: () => m.ballots_about_quadratic() },
  rank: { name: () => m.ballots_kind_rank(), about: () => m.ballots_about_rank() },
  updown: { name: () => m.ballots_kind_updown(), about: () => m.ballots_about_updown() },
  pair: { name: () => m.ballots_kind_pair(), about: () => m.ballots_about_pair() },
  budget: { name: () => m.ballots_kind_budget(), about: () => m.ballots_about_budget() },
}
