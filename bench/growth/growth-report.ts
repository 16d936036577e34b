import { table } from '../parts/table.ts'

export interface Measured {
  ideas: number
  votes: number
  /** Megabytes. */
  disk: number
  memory: number | null
  /** Milliseconds, as all below. */
  start: number
  page: number
  vote: number
  similar: number
  search: number
  /** Pages of who runs the contest, and its results after the close. */
  desk: number
  due: number
  results: number
  recount: number
  count: number
  /** Milliseconds, and megabytes by which the process grew meanwhile. */
  exports: { format: string; took: number; grew: number | null }[]
}

type Cost = 'start' | 'page' | 'desk' | 'due' | 'results' | 'vote' | 'similar' | 'search' | 'count' | 'recount'

/** Each size beside the first one. What a single request costs should grow no faster than the logarithm of the size. */
export function growthReport(found: Measured[]) {
  const requests: [string, Cost][] = [
    ['contest page, signed in, median', 'page'],
    ['desk of the contest, median', 'desk'],
    ['answers that are due, median', 'due'],
    ['results, median', 'results'],
    ['vote, acknowledged, median', 'vote'],
    ['similar ideas, p95', 'similar'],
    ['search, p95', 'search'],
  ]
  const wholes: [string, Cost][] = [
    ['start to first answer', 'start'],
    ['count, from the close to who has won', 'count'],
    ['all counters anew', 'recount'],
  ]
  const row = ([what, cost]: [string, Cost]) => [what, ...found.map((size) => ms(size[cost]))]
  const head = (words: string) => [
    words,
    ...found.map(({ ideas, votes }) => `${ideas.toLocaleString('en')} ideas, ${votes.toLocaleString('en')} votes`),
  ]
  return table([
    head('one request'),
    ...requests.map(row),
    head('a whole contest'),
    ...wholes.map(row),
    ...exportRows(found),
    ['memory in the end', ...found.map(({ memory }) => mb(memory))],
    ['database', ...found.map(({ disk }) => mb(disk))],
  ])
}

/** Two rows a format. */
const exportRows = (found: Measured[]) =>
  (found[0]?.exports ?? []).flatMap(({ format }, nth) => {
    const sizes = found.map(({ exports }) => exports[nth])
    return [
      [`export as ${format}`, ...sizes.map((size) => (size ? ms(size.took) : '–'))],
      ['  the process grew meanwhile by', ...sizes.map((size) => mb(size?.grew ?? null))],
    ]
  })

const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`
const mb = (value: number | null) => (value === null ? '–' : `${Math.round(value)} MB`)
