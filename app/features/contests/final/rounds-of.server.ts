import { contestPath } from '#app/features/contests/contest-card-shown.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { finalsOf } from '#drizzle/queries/finals.ts'
import { sharedRead } from '#drizzle/shared-read.ts'

export interface RoundShown {
  label: string
  title: string
  language: ContestRow['language']
  path: string
  resultsPath: string | null
}

/** The contest whose finalists these are, and the finals of this one: as far as the viewer may see them. */
export async function roundsOf(viewer: Viewer, contest: ContestRow): Promise<RoundShown[]> {
  const before = contest.finalOf ? await contestById(contest.finalOf) : undefined
  const seen = (rounds: ContestRow[]) => rounds.filter((round) => can(viewer, 'contest.see', round).allow)
  return [
    ...seen(before ? [before] : []).map((round) => shown(m.contests_final_of(), round)),
    ...seen(await sharedRead(`finals ${contest.id}`, () => finalsOf(contest.id))).map((round) =>
      shown(m.contests_the_final(), round),
    ),
  ]
}

function shown(label: string, round: ContestRow): RoundShown {
  const { title, language } = round
  const decided = round.state === 'closed' || round.state === 'concluded'
  return { label, title, language, path: contestPath(round), resultsPath: decided ? `/c/${round.slug}/results` : null }
}
