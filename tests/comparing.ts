import type { Viewer } from '#app/features/policy/viewer.ts'
import { tokenFor } from '#app/features/votes/choose/choose-page.server.ts'
import { compareIdeas } from '#app/features/votes/choose/compare-ideas.server.ts'
import type { PairChoice } from '#app/features/votes/choose/comparison.ts'
import { nextPair } from '#app/features/votes/choose/next-pair.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'
import { aContest, anIdea } from '#tests/factory.ts'

/** An open contest with so many ideas by other people. */
export async function aContestToCompare(size: number, given: Partial<ContestRow> = {}) {
  const contest = await aContest(given)
  const ideas: IdeaRow[] = []
  for (let n = 0; n < size; n++) ideas.push(await anIdea({ contestId: contest.id }))
  return { contest, ideas }
}

/** Says something about two ideas, as if they had been shown in this order. */
export const compare = (
  viewer: Viewer,
  contest: { id: string },
  pair: readonly [string, string],
  choice: PairChoice = 'first',
  now = new Date(),
) => compareIdeas(viewer, contest.id, { pair: tokenFor(viewer, contest.id, pair, now), choice }, now)

/** Answers whatever comes next, up to `most` times or until no pair is left. Answers the pairs that were asked. */
export async function answerAll(
  viewer: Viewer,
  contest: { id: string },
  most: number,
  choose: (pair: [string, string], nth: number) => PairChoice = () => 'first',
) {
  const asked: [string, string][] = []
  let person = viewer
  while (asked.length < most) {
    const { pair } = await nextPair(person, contest.id)
    if (!pair) break
    const said = await compare(person, contest, pair, choose(pair, asked.length))
    if (!said.ok) throw new Error(said.reason)
    asked.push(pair)
    // From the first answer on a stranger is a guest with a row.
    if (person.kind === 'visitor') person = { ...person, kind: 'guest' }
  }
  return asked
}
