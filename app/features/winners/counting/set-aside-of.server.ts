import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import { countAside } from '#app/features/winners/counting/count-aside.server.ts'
import type { FilledBox } from '#app/features/winners/counting/read-box.server.ts'
import { boxOfPapers, type PaperSaid } from '#app/features/winners/counting/read-papers.server.ts'
import { together } from '#app/features/winners/counting/undecided-of.server.ts'
import { groupIn, weighGroups } from '#app/features/winners/counting/weights-of.server.ts'
import { wonBy } from '#app/features/winners/counting/won-by.ts'
import { papersSetAside, votesSetAside } from '#drizzle/queries/ballot-reviews.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** The other total: what the count would be with the ballots that were set aside. */
export interface WithSetAside {
  /** How many ballots were set aside that had counted otherwise. */
  ballots: number
  /** Ids of the ideas that would have won, in their places. */
  winners: string[]
  /** Supporters of every idea then, in order of id. */
  support: { id: string; supporters: number }[]
}

/** Null where no ballot was set aside. The rule is applied again to all ballots together. */
export async function setAsideOf(contest: ContestRow, filled: FilledBox): Promise<WithSetAside | null> {
  const aside = hasPapers(contest) ? await papersBox(contest, filled) : await votesBox(contest, filled)
  if (aside.ballots === 0) return null
  const [counted] = await countAside(together(filled.box, aside.box), [contest.rule as ContestRule])
  const more = new Map(aside.support.map(({ id, supporters }) => [id, supporters]))
  return {
    ballots: aside.ballots,
    winners: counted?.winners.map(({ id }) => id) ?? [],
    support: filled.support.map(({ id, supporters }) => ({ id, supporters: supporters + (more.get(id) ?? 0) })),
  }
}

const papersBox = async (contest: ContestRow, { support }: FilledBox): Promise<FilledBox> =>
  boxOfPapers(contest, support, await papersSetAside(contest.id))

/** Votes one by one, as papers that name their ideas. */
async function votesBox(contest: ContestRow, { support }: FilledBox): Promise<FilledBox> {
  const papers = new Map<string, PaperSaid>()
  for (const { person, idea, ballot } of await votesSetAside(contest.id)) {
    const marks = { ...papers.get(person)?.marks, [idea]: 1 }
    papers.set(person, { marks, ballot })
  }
  const all = [...papers.values()]
  const { box, ...rest } = boxOfPapers(contest, support, all)
  const { marks, budget, limit, ...named } = box
  const said = all.map(({ ballot }) => groupIn(ballot))
  const weighed = contest.weights && { weights: weighGroups(contest.weights, said).weights }
  return { ...rest, box: { ...named, ...weighed, ...wonBy(contest) } }
}
