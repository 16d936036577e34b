import { median, quantile } from '../contest/median.ts'
import { table } from '../parts/table.ts'
import type { Act, Crowd, CrowdFound } from './crowd.ts'

/** What each thing took, what failed, and how memory went, each beside what it should be. */
export function mixedReport(
  { people, minutes }: Pick<Crowd, 'people' | 'minutes'>,
  { took, failed, memory }: CrowdFound,
) {
  const all = Object.values(took).flat()
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
    ['memory after the first minute', mb(memory[5]), ''],
    ['memory in the end', mb(memory.at(-1)), ''],
    ['  change', change(memory[5], memory.at(-1)), '± 10 %'],
  ]
  return table(rows)
}

const ms = (value: number) => (Number.isNaN(value) ? '–' : `${value.toFixed(value < 10 ? 1 : 0)} ms`)
const mb = (value = Number.NaN) => (Number.isNaN(value) ? '–' : `${Math.round(value)} MB`)
const change = (before = Number.NaN, after = Number.NaN) =>
  Number.isNaN(after / before) ? '–' : `${((after / before - 1) * 100).toFixed(1)} %`
