import { LOTS } from '#app/features/ranking/orders/reader-hash.ts'
import {
  type Fixed,
  firstByHash,
  firstByStep,
  type IdeaKeys,
  keysOf,
  type ListFilter,
  type Place,
  type SortStep,
  type Stream,
  streams,
} from '#drizzle/queries/idea-lists.ts'

type Compare = (one: IdeaKeys, other: IdeaKeys) => number

/** The order of a stream for one reader, the same that the indexes give. */
export function comparing(steps: readonly SortStep[], offset: number): Compare {
  return (one, other) => {
    for (const { by, down } of steps) {
      const difference = valueAt(one, by, offset) - valueAt(other, by, offset)
      if (difference !== 0) return down ? -difference : difference
    }
    return 0
  }
}

/** Where an idea stands in a stream, to go on from there. */
export function placeIn(stream: Stream, idea: IdeaKeys): Place {
  return streams[stream].map(({ by }) => (by === 'hash' ? idea.lot : valueAt(idea, by, 0)))
}

/** The first `need` ideas of a stream that the filter leaves. */
export async function readStream(stream: Stream, filter: ListFilter, need: number): Promise<IdeaKeys[]> {
  return readSteps(streams[stream], {}, filter, need)
}

/**
 * The least seen ideas for a page of the fair order: as many as there are turns for them, and as many more as such a page
 * may have taken from the other stream before. Each costs a look into the table at a place of this reader's own.
 */
export async function readQuiet(
  filter: ListFilter,
  need: number,
  { fair, turns }: { fair: IdeaKeys[]; turns: number },
) {
  // Where the other stream ends this one fills the page.
  if (fair.length < need) return readStream('quiet', filter, need)
  return readSteps(streams.quiet, {}, filter, need, (edge) => turns + fair.filter(({ views }) => views <= edge).length)
}

/** The same for a small set of ideas, all of whose keys are at hand. */
export async function readSmall(filter: ListFilter & { ids: string[] }, wanted: Stream[], need: number) {
  const rows = await keysOf(filter)
  const sorted = (stream: Stream) => [...rows].sort(comparing(streams[stream], filter.offset)).slice(0, need)
  return new Map(wanted.map((stream) => [stream, sorted(stream)]))
}

/**
 * An index gives a stream up to its first tie. Where the window ends inside one, those tied there are asked for again
 * by the steps that remain: so a reader's own shuffle of 100,000 unseen ideas still begins with a short range.
 * `enough`: how many will do where it ends at this value.
 */
async function readSteps(
  steps: readonly SortStep[],
  fixed: Fixed,
  filter: ListFilter,
  need: number,
  enough: (edge: number) => number = () => need,
): Promise<IdeaKeys[]> {
  const [step, ...rest] = steps as [SortStep, ...SortStep[]]
  const compare = comparing(steps, filter.offset)
  if (step.by === 'hash') return [...(await firstByHash(step.down, fixed, filter, need))].sort(compare).slice(0, need)
  if (!steps.some(({ by }) => by === 'hash')) return firstByStep(steps, fixed, filter, need)

  const window = await firstByStep(steps, fixed, filter, need + 1)
  const beyond = window[need]
  if (!beyond) return [...window].sort(compare)
  const edge = valueAt(beyond, step.by, 0)
  const whole = window.filter((idea) => valueAt(idea, step.by, 0) !== edge).sort(compare)
  const wanted = Math.min(need, enough(edge))
  if (whole.length >= wanted) return whole
  return [...whole, ...(await readSteps(rest, { ...fixed, [step.by]: edge }, filter, wanted - whole.length))]
}

function valueAt(idea: IdeaKeys, by: SortStep['by'], offset: number): number {
  if (by === 'hash') return (idea.lot + offset) % LOTS
  return by === 'publishedAt' ? (idea.publishedAt?.getTime() ?? 0) : idea[by]
}
