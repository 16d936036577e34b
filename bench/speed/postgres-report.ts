import { table } from '../parts/table.ts'
import type { FoundOnPostgres } from './measure-postgres.ts'

/** A column for each number of web processes, with votes as a share of what PostgreSQL alone commits. */
export function postgresReport({ ideas, node, bare, processes }: FoundOnPostgres) {
  const all = Object.entries(processes).map(([many, { pages, votes }]) => ({ pages, votes, anew: pages.anew[many] }))
  const row = (what: string, figure: (each: (typeof all)[number]) => string) => [what, ...all.map(figure)]
  const rows = [
    ['', ...Object.keys(processes).map((many) => `${many} process(es)`)],
    row('contest page for strangers, from memory', ({ pages }) => perSecond(pages.kept)),
    row('contest page signed in, rendered anew', ({ anew }) => (anew ? perSecond(anew) : '–')),
    row('  p99', ({ anew }) => ms(anew?.p99 ?? null)),
    row('votes acknowledged a second, 64 clients', ({ votes }) => perSecond(votes)),
    row('  p99', ({ votes }) => ms(votes.p99)),
    row('  processor time of the site', ({ votes }) => ms(votes.cpu)),
    row('  share of bare commits, 64 connections', ({ votes }) => share(votes.perSecond, bare.sixtyFour)),
    row('  times bare commits, one connection', ({ votes }) => (votes.perSecond / bare.one).toFixed(2)),
    row('  acknowledged / kept', ({ votes }) => `${votes.agreed} / ${votes.kept}`),
    row('start to first answer', ({ pages }) => ms(pages.start)),
  ]
  const alone = `Bare inserts, a commit each: ${count(bare.one)}/s with one connection, ${count(bare.sixtyFour)}/s with 64.`
  return `Node ${node}, PostgreSQL, ${count(ideas)} ideas\n\n${table(rows)}\n\n${alone}`
}

const ms = (value: number | null) => (value === null ? '–' : `${value.toFixed(value < 10 ? 2 : 0)} ms`)
const count = (value: number) => Math.round(value).toLocaleString('en')
const perSecond = ({ perSecond: value }: { perSecond: number }) => `${count(value)}/s`
const share = (value: number, whole: number) => `${((value / whole) * 100).toFixed(0)} %`
