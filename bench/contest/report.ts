import { table } from '../parts/table.ts'
import type { Measured } from './measure-site.ts'

export interface Results {
  ideas: number
  votes: number
  small: { ideas: number; votes: number }
  node: string
  bare: { oneACommit: number; sixtyFourACommit: number }
  engines: Record<string, { small: Measured; large: Measured }>
}

type Row = [what: string, small: string, large: string, wanted: string]

/** The figures as a table for people; `wanted` is what the large database should reach. */
export function report({ ideas, small, bare, node, engines }: Results) {
  const parts = Object.entries(engines).map(([engine, found]) => {
    const head: Row = [engine, `${small.ideas} ideas`, `${ideas} ideas`, 'wanted']
    return ruled([head, ...rowsOf(found, bare)])
  })
  return `Node ${node}, medians\n\n${parts.join('\n')}`
}

function rowsOf({ small, large }: { small: Measured; large: Measured }, bare: Results['bare']): Row[] {
  const each = (show: (measured: Measured) => string): [string, string] => [show(small), show(large)]
  const ratio = (large.page.median / small.page.median).toFixed(2)
  const heaviest = Math.max(...large.weights.map((weight) => weight.scripts))
  const styles = Math.max(...large.weights.map((weight) => weight.styles))
  return [
    ['first page in Fair order, its rows', ...each(({ queries }) => ms(queries.page)), '≤ 3 ms'],
    [
      '  bare better-sqlite3, 20 rows of an index',
      ...each(({ barePage }) => (barePage === null ? '–' : ms(barePage))),
      '',
    ],
    ['everything its list asks the database', ...each(({ queries }) => ms(queries.list)), ''],
    ['contest page, signed in, one client', ...each(({ page }) => ms(page.median)), ''],
    ['  against the small database', '1.00', ratio, '≤ 1.5'],
    ['contest pages a second, 8 clients', ...each(({ pages }) => count(pages.perSecond)), ''],
    ['  bare node:http with the same bytes', ...each((measured) => count(measured.bare.perSecond)), ''],
    ['  share of it', ...each((measured) => share(measured.pages.perSecond, measured.bare.perSecond)), ''],
    ['votes a second over HTTP, 64 clients', ...each(({ votes }) => (votes ? count(votes.perSecond) : '–')), ''],
    ['  p99', ...each(({ votes }) => (votes ? ms(votes.p99) : '–')), ''],
    ['  accepted and kept', ...each(({ votes }) => (votes ? `${votes.agreed} / ${votes.kept}` : '–')), 'the same'],
    ['  bare commits a second, FULL, one vote each', count(bare.oneACommit), count(bare.oneACommit), ''],
    ['  bare votes a second, FULL, 64 a commit', count(bare.sixtyFourACommit), count(bare.sixtyFourACommit), ''],
    ['similar ideas while typing, p95', ...each(({ queries }) => ms(queries.similar.p95)), '≤ 50 ms'],
    ['search, p95', ...each(({ queries }) => ms(queries.search.p95)), '≤ 50 ms'],
    [`memory after ${large.memory.requests} mixed requests`, ...each(({ memory }) => mb(memory.after)), '≤ 300 MB'],
    ['  faults among them', ...each(({ memory }) => String(faults(memory.statuses))), '0'],
    ['scripts of the heaviest hydrated page', '', `${heaviest.toFixed(1)} kB`, '≤ 110 kB'],
    ['stylesheets', '', `${styles.toFixed(1)} kB`, '≤ 12 kB'],
  ]
}

const ms = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`
const count = (value: number) => Math.round(value).toLocaleString('en')
const share = (value: number, whole: number) => `${((value / whole) * 100).toFixed(1)} %`
const mb = (value: number | null) => (value === null ? 'unknown' : `${Math.round(value)} MB`)
const faults = (statuses: Record<string, number>) =>
  Object.entries(statuses).reduce((sum, [status, times]) => sum + (Number(status) >= 400 ? times : 0), 0)

/** With a line under the head. */
function ruled(rows: Row[]) {
  const [head = '', ...lines] = table(rows).split('\n')
  return [head, '─'.repeat(head.length), ...lines, ''].join('\n')
}
