import { halfInterval, type Measures, mean } from './measures.ts'
import type { Order, Rated } from './orders.ts'

export type Run = Measures & { order: string; run: number }

type Figure = { mean: number; plusMinus: number }

/** Averages of one order, and what crowning by rate in Fair order gains over it, world by world. */
export type OrderReport = { order: string } & Record<keyof Measures, Figure> & {
    fairGainOverOwn: Figure
    fairGainOverRate: Figure
  }

export type Report = {
  ideas: number
  visitors: number
  runs: number
  seed: number
  votes: Rated
  seconds: number
  orders: OrderReport[]
}

const MEASURES = ['own', 'rate', 'hardlySeen', 'gini', 'tau', 'earlyBird', 'appeal'] as const
export const REFERENCE = 'Fair (1 in 3)'

export function report(runs: readonly Run[], orders: readonly Order[]): OrderReport[] {
  const of = (name: string) => runs.filter((run) => run.order === name)
  const reference = of(REFERENCE)
  return orders.map(({ name }) => {
    const own = of(name)
    const figures = MEASURES.map((measure) => [measure, figure(own.map((run) => run[measure]))] as const)
    const gain = (over: 'own' | 'rate') => figure(own.map((run, at) => (reference[at]?.rate ?? Number.NaN) - run[over]))
    return {
      order: name,
      ...(Object.fromEntries(figures) as Record<keyof Measures, Figure>),
      fairGainOverOwn: gain('own'),
      fairGainOverRate: gain('rate'),
    }
  })
}

const figure = (values: number[]): Figure => ({ mean: mean(values), plusMinus: halfInterval(values) })

const HEADINGS = [
  'order',
  'P@10 own',
  'P@10 rate',
  'seen < 20',
  'Gini',
  'Kendall τ',
  'early bird',
  'appeal',
  'Fair over own',
  'over rate',
]

/** The report as a table in columns, for people. */
export function table({ ideas, visitors, runs, seed, votes, seconds, orders }: Report) {
  const rows = orders.map((row) => [
    row.order,
    withInterval(row.own),
    withInterval(row.rate),
    `${Math.round(row.hardlySeen.mean * 100)} %`,
    short(row.gini.mean),
    short(row.tau.mean),
    signed(row.earlyBird.mean),
    row.appeal.mean.toFixed(3),
    gained(row.fairGainOverOwn),
    gained(row.fairGainOverRate),
  ])
  const widths = HEADINGS.map((heading, at) =>
    Math.max(...[heading, ...rows.map((row) => row[at]!)].map((cell) => cell.length)),
  )
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  ')
  return [
    `${ideas} ideas, ${visitors} visitors, ${runs} worlds from seed ${seed}, rates of ${votes} votes, ${seconds} s`,
    '',
    line(HEADINGS),
    line(widths.map((width) => '─'.repeat(width))),
    ...rows.map(line),
    '',
    'P@10: how many of the ten truly best ideas win, by raw votes (own) or by support per reader (rate).',
    `Fair over own, over rate: what "${REFERENCE}" with winners by rate gains over that order's own winners.`,
    '',
  ].join('\n')
}

const short = (value: number) => value.toFixed(2).replace(/^(-?)0\./, '$1.')
const signed = (value: number) => (value < 0 ? short(value) : `+${short(value)}`)
const interval = ({ plusMinus }: Figure) => (Number.isNaN(plusMinus) ? '' : ` ±${short(plusMinus)}`)
const withInterval = (figure: Figure) => `${short(figure.mean)}${interval(figure)}`
const gained = (figure: Figure) => `${signed(figure.mean)}${interval(figure)}`
