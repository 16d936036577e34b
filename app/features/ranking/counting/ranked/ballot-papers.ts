import type { Roll } from './number-ballots.ts'

/** Where every group of identical ballots lies and what each of its ballots is worth; changed as they are transferred. */
export type Papers = { values: Float64Array; places: Int32Array; piles: number[][] }

/** What a transfer did: votes for each candidate, and those that no candidate still in was ranked for. */
export type Transfer = { to: Float64Array; nonTransferable: number }

/** Sorts the valid ballots into piles by first choice; `values` are what a ballot of each weight is worth. */
export function sortPapers({ candidates, ballots }: Roll, values: readonly number[]): Papers {
  const piles = candidates.map((): number[] => [])
  for (const [index, { ranks, clear }] of ballots.entries()) if (clear > 0) piles[ranks[0] as number]?.push(index)
  return {
    values: Float64Array.from(ballots, ({ weight }) => values[weight] as number),
    places: new Int32Array(ballots.length),
    piles,
  }
}

/** What a pile of ballots is worth together. */
export const pileValue = ({ ballots }: Roll, { values }: Papers, pile: readonly number[]) =>
  pile.reduce((sum, index) => sum + (values[index] as number) * (ballots[index]?.people as number), 0)

/** Moves a candidate's pile on to the next ranked among those who `stay`, each ballot at what `revalue` makes of it. */
export function transferPile(
  { ballots, candidates }: Roll,
  { values, places, piles }: Papers,
  from: number,
  stay: (number: number) => boolean,
  revalue: (value: number) => number,
): Transfer {
  const transfer = { to: new Float64Array(candidates.length), nonTransferable: 0 }
  const staying = candidates.map((_, number) => stay(number))
  for (const index of piles[from]?.splice(0) ?? []) {
    const { ranks, clear, people } = ballots[index] as Roll['ballots'][number]
    const value = revalue(values[index] as number)
    let place = places[index] as number
    while (place < clear && !staying[ranks[place] as number]) place++
    places[index] = place
    values[index] = value
    if (place === clear) transfer.nonTransferable += value * people
    else {
      const next = ranks[place] as number
      piles[next]?.push(index)
      transfer.to[next] = (transfer.to[next] as number) + value * people
    }
  }
  return transfer
}
