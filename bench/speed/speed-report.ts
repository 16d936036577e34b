import { table } from '../parts/table.ts'
import type { PagesMeasured } from './measure-pages.ts'
import type { VotesMeasured } from './measure-votes.ts'

export interface Found {
  ideas: number
  votes: Record<string, VotesMeasured>
  node: string
  bare: { oneACommit: number; sixtyFourACommit: number }
  pages: PagesMeasured
}

/** The figures as a table for people, each beside what it should reach. */
export function speedReport({ ideas, node, bare, pages, votes }: Found) {
  const { kept, anew, start } = pages
  const rows: [string, string, string][] = [
    ['contest page for strangers, from memory', perSecond(kept), ''],
    ['  bare node:http with the same bytes', perSecond(pages.bare), ''],
    ['  share of it', share(kept.perSecond, pages.bare.perSecond), '≥ 50 %'],
    ['  processor time, ours / bare', `${ms(kept.cpu)} / ${ms(pages.bare.cpu)}`, ''],
    ...Object.entries(anew).flatMap(([workers, found]) => anewRows(workers, found, pages)),
    ...Object.entries(votes).flatMap(([workers, found]) => votesRows(workers, found)),
    ['bare commits a second, FULL, one vote each', count(bare.oneACommit), ''],
    ['bare votes a second, FULL, 64 a commit', count(bare.sixtyFourACommit), ''],
    ['start to first answer', ms(start), '≤ 2,000 ms'],
  ]
  return `Node ${node}, ${count(ideas)} ideas\n\n${table([['', 'found', 'wanted'], ...rows])}`
}

function anewRows(workers: string, found: PagesMeasured['kept'], { bareTree, bareElements }: PagesMeasured) {
  const times = (bare: number) => (found.cpu === null ? '–' : (found.cpu / bare).toFixed(2))
  const rows: [string, string, string][] = [
    [`contest page signed in, rendered anew, ${workers} process(es)`, perSecond(found), '≥ 400'],
    ['  processor time', ms(found.cpu), ''],
    ['  bare renderToString of the same tree', ms(bareTree), ''],
    ['  times as much', times(bareTree), '≤ 1.5'],
    ['  bare renderToString of its elements alone', ms(bareElements), ''],
  ]
  return rows
}

function votesRows(workers: string, found: VotesMeasured): [string, string, string][] {
  return [
    [`votes acknowledged a second, 64 clients, ${workers} process(es)`, perSecond(found), '≥ 2,000'],
    ['  p99', ms(found.p99), '≤ 250 ms'],
    ['  processor time', ms(found.cpu), ''],
    ['  acknowledged / kept', `${found.agreed} / ${found.kept}`, 'the same'],
  ]
}

const ms = (value: number | null) => (value === null ? '–' : `${value.toFixed(value < 10 ? 2 : 0)} ms`)
const count = (value: number) => Math.round(value).toLocaleString('en')
const perSecond = ({ perSecond: value }: { perSecond: number }) => `${count(value)}/s`
const share = (value: number, whole: number) => `${((value / whole) * 100).toFixed(0)} %`
