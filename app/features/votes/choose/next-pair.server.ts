import type { Viewer } from '#app/features/policy/viewer.ts'
import { readerHash, rotationStart, seedOffset } from '#app/features/ranking/orders/reader-hash.ts'
import { choosePair } from '#app/features/ranking/pairs/choose-pair.ts'
import { pairKey } from '#app/features/ranking/pairs/pair-key.ts'
import {
  type ComparedIdea,
  comparedAmong,
  comparisonsBy,
  freshPartner,
  leastMet,
  metBehind,
} from '#drizzle/queries/comparisons.ts'

/** The choice is among so many ideas, however many there are: 276 pairs. */
const candidates = 24
/** People go on in rounds of so many: an end in sight. */
const round = 10

export interface NextPair {
  /** Ids of the two ideas, the one to show first in front; null when none is left. */
  pair: [string, string] | null
  /** Comparisons made so far in this contest. */
  done: number
  /** The end of this round: the next ten, or as far as there are pairs. */
  goal: number
}

/**
 * The two ideas of a contest this person should compare next: of the ideas that met fewest others, the two whose meeting
 * teaches most, and never two they have compared before. Stays the same until somebody answers. Reads two dozen ideas
 * and this person's pairs among them; only who has been through all of these makes it look further, as far as they went.
 * `counted` is how many comparisons they made, where the caller knows.
 */
export async function nextPair(viewer: Viewer, contestId: string, counted?: number): Promise<NextPair> {
  const stranger = viewer.kind === 'visitor'
  const seed = stranger ? contestId : viewer.id
  const ideas = await leastMet(contestId, viewer.id, rotationStart(seed), candidates)
  const ids = ideas.map(({ id }) => id)
  const known = new Set(
    (stranger ? [] : await comparedAmong(contestId, viewer.id, ids)).map(({ oneId, otherId }) =>
      pairKey(oneId, otherId),
    ),
  )
  const done = stranger ? 0 : (counted ?? (await comparisonsBy(contestId, viewer.id)))
  const all = ideas.length < candidates
  const chosen = choosePair(ideas.map(inTurn(seed)), known)
  const pair = chosen ? ([chosen[0].id, chosen[1].id] as const) : all ? null : await furtherPair(viewer, contestId)
  const left = all ? (ids.length * (ids.length - 1)) / 2 - known.size : pair ? round : 0
  const goal = Math.min(done + left, (Math.floor(done / round) + 1) * round)
  return { pair: pair && inOrder(pair, seed), done, goal }
}

const inTurn = (seed: string) => (idea: ComparedIdea) => ({
  ...{ id: idea.id, met: idea.met, wins: idea.pairWins, losses: idea.pairLosses },
  turn: readerHash(idea.lot, seed),
})

/**
 * A pair anywhere, for who has compared the least met ideas with each other. An idea is passed over only by who has
 * compared it with all the others, so this never looks at many more ideas than they have compared.
 */
async function furtherPair(viewer: Viewer, contestId: string): Promise<[string, string] | null> {
  let ideas = await leastMet(contestId, viewer.id, 0, candidates)
  while (ideas.length > 0) {
    for (const { id } of ideas) {
      const partner = await freshPartner(contestId, viewer.id, id)
      if (partner) return [id, partner.id]
    }
    ideas = await metBehind(contestId, viewer.id, ideas.at(-1) as ComparedIdea, candidates)
  }
  return null
}

/** Neither side is the better place: for half of the people the same two ideas stand the other way round. */
function inOrder([one, other]: readonly [string, string], seed: string): [string, string] {
  return seedOffset(`${seed} ${pairKey(one, other)}`) % 2 === 0 ? [one, other] : [other, one]
}
