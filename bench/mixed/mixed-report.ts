import { median, quantile } from '../contest/median.ts'
import { table } from '../parts/table.ts'
import type { Act, Crowd, CrowdFound } from './crowd.ts'

/** Samples of memory: it rises and falls by a tenth with each great collection, so a minute tells more than a moment. */
const perMinute = 6

/** What each thing took, what failed, and how memory went, each beside what it should be. */
export function mixedReport(
  { people, minutes }: Pick<Crowd, 'people' | 'minutes'>,
  { took, failed, memory }: CrowdFound,
) {
  const all = Object.values(took).flat()
  const [early, late] = [median(memory.slice(perMinute, 2 * perMinute)), median(memory.slice(-perMinute))]
  const rows: [string, string, string][] = [
    ['', 'found', 'wanted'],
    [`answers, ${people} people in ${minutes} minutes`, all.length.toLocaleString('en'), ''],
    ['  a second', (all.length / (minutes * 60)).toFixed(0), ''],
    ['not answered as they should be', String(Object.values(failed).reduce((sum, times) => sum + times, 0)), '0'],
    ...Object.entries(failed).map(([what, times]): [string, string, string] => [`  ${what}`, String(times), '']),
    ['median', ms(median(all)), ''],
    ['p99', ms(quantile(all, 0.99)), '≤ 500 ms'],
    ...(Object.keys(took) as Act[]).map((act): [string, string, string] => [
      `  ${act}: median, p99 of ${took[act].length.toLocaleString('en')}`,
      `${ms(median(took[act]))}, ${ms(quantile(took[act], 0.99))}`,
      '',
    ]),
    ['memory in the second minute, median', mb(early), ''],
    ['memory in the last minute, median', mb(late), ''],
    ['  change', change(early, late), '± 10 %'],
    ['  lowest and highest since the first minute', lowestAndHighest(memory.slice(perMinute)), ''],
  ]
  return table(rows)
}

const ms = (value: number) => (Number.isNaN(value) ? '–' : `${value.toFixed(value < 10 ? 1 : 0)} ms`)
const mb = (value: number) => (Number.isNaN(value) ? '–' : `${Math.round(value)} MB`)
const lowestAndHighest = (values: number[]) =>
  values.length > 0 ? `${mb(Math.min(...values))}, ${mb(Math.max(...values))}` : '–'
const change = (before: number, after: number) =>
  Number.isNaN(after / before) ? '–' : `${((after / before - 1) * 100).toFixed(1)} %`
