import { describe, expect, test } from 'vitest'
import { needs, sharedData } from '#tests/shared-data.ts'
import { parseBlt } from '../formats/parse-blt.ts'
import { countStvMeek } from './count-stv-meek.ts'
import { countStvScottish } from './count-stv-scottish.ts'
import type { StvResult, StvStage } from './ranked/stv-result.ts'

type Line = { round: number; tag: string; msg: string; votes?: Record<string, string>; nt?: string }
type Report = { quota: string; elected_in_order: string[]; excluded: string[]; stages?: Line[] }
type Rule = 'scotland' | 'meek-prf'
type Election = { blt: string; ballots: number; candidates: Record<string, string>; results: Record<Rule, Report> }

const file = 'oracles/stv-droop.json'
const found = sharedData(file)
const elections: Election[] = found ? JSON.parse(found).elections : []

/** The other program draws lots in the order of the ballot paper: the first in it is excluded first. */
function countAgain({ blt, candidates }: Election, rule: Rule): StvResult {
  const { ballots, seats } = parseBlt(sharedData(`stv/${blt.split('/').at(-1)}`) as string)
  const lot = (id: string) => `${1000 - Number(id)}`
  const ids = Object.keys(candidates).map((id) => ({ id }))
  const again = { candidates: ids, seats, ballots, seed: '', ladder: ['lot'] as const, lot }
  return rule === 'scotland' ? countStvScottish({ ...again, transferLast: true }) : countStvMeek(again)
}

const cut = (votes: string, rounding: string) => {
  const units = BigInt(votes.replace('.', '')) - BigInt(rounding.replace('.', ''))
  return `${units}`.padStart(6, '0').replace(/(\d{5})$/, '.$1')
}

/** Our protocol in the words of the other program, which counts stages from 0 and leaves out what rounding loses. */
function scottishReport({ stages, winners }: StvResult, names: Record<string, string>): Line[] {
  const lines: Line[] = []
  let now = { votes: {} as Record<string, string>, nt: '' }
  const say = (round: number, tag: string, msg: string, votes?: Record<string, string>) =>
    lines.push({ round, tag, msg, ...(votes && { votes }), nt: now.nt })
  const spoken: { [Name in StvStage['stage']]?: (stage: Extract<StvStage, { stage: Name }>) => void } = {
    'first-choices': ({ votes, nonTransferable }) => {
      now = { votes, nt: nonTransferable }
      say(0, 'begin', 'Begin Count', votes)
    },
    elected: ({ round, ids, because }) => {
      const how = because === 'quota' ? 'Elect, transfer pending' : 'Elect remaining candidates'
      const listed = because === 'quota' ? ids : inBallotOrder(ids)
      for (const id of listed) say(round - 1, 'elect', `${how}: ${names[id]}`)
    },
    excluded: ({ round, id }) => say(round - 1, 'defeat', `Defeat low candidate: ${names[id]}`),
    transfer: ({ round, from, of, value, votes, nonTransferable, rounding }) => {
      now = { votes, nt: cut(nonTransferable, rounding) }
      const name = names[from]
      const msg = of === 'surplus' ? `Surplus transferred: ${name} (${value})` : `Transfer defeated: ${name}`
      say(round - 1, 'transfer', msg, votes)
    },
  }
  for (const stage of stages) (spoken[stage.stage] as ((stage: StvStage) => void) | undefined)?.(stage)
  lines.push({ round: lines.at(-1)?.round as number, tag: 'end', msg: 'Count Complete', ...now })
  expect(
    inBallotOrder(winners.map(({ id }) => id))
      .map((id) => names[id])
      .sort(),
  ).toEqual(electedIn(lines).sort())
  return lines
}

/** The other program elects in the order of the ballot paper, and at the end sets the losers to zero. */
function meekReport({ stages, winners }: StvResult, names: Record<string, string>): Line[] {
  const rounds = stages.filter((stage) => stage.stage === 'meek-round')
  const last = rounds.at(-1)
  const first = stages.find((stage) => stage.stage === 'first-choices')
  const out = new Set(stages.flatMap((stage) => (stage.stage === 'excluded' ? [stage.id] : [])))
  const won = new Set(winners.map(({ id }) => id))
  const left = inBallotOrder(Object.keys(names)).filter((id) => !out.has(id) && !won.has(id))
  const line = (tag: string, how: string, id: string, round = last?.round as number) => ({
    round,
    tag,
    msg: `${how}: ${names[id]}`,
  })
  return [
    { round: 0, tag: 'begin', msg: 'Begin Count', votes: first?.votes },
    ...stages.flatMap((stage) => {
      if (stage.stage === 'elected') {
        const how = stage.because === 'quota' ? 'Elect' : 'Elect remaining'
        return inBallotOrder(stage.ids).map((id) => line('elect', how, id, stage.round))
      }
      if (stage.stage !== 'excluded') return []
      const { surplus, ended } = rounds[stage.round - 1] as (typeof rounds)[number]
      const how = ended === 'omega' ? `Defeat (surplus ${surplus} < omega)` : `Defeat (stable surplus ${surplus})`
      return [line('defeat', how, stage.id, stage.round)]
    }),
    ...left.map((id) => line('defeat', 'Defeat remaining', id)),
    {
      round: last?.round as number,
      tag: 'end',
      msg: 'Count Complete',
      votes: Object.fromEntries(
        Object.entries(last?.votes ?? {}).map(([id, held]) => [id, won.has(id) ? held : '0.000000000']),
      ),
    },
  ]
}

const inBallotOrder = (ids: string[]) => [...ids].sort((one, other) => Number(one) - Number(other))
const electedIn = (lines: Line[]) =>
  lines.filter(({ tag }) => tag === 'elect').map(({ msg }) => msg.slice(msg.indexOf(': ') + 2))
const excludedIn = (lines: Line[]) => lines.filter(({ tag }) => tag === 'defeat').map(({ msg }) => msg)

describe.skipIf(!found)(needs('STV counted by another program', file), () => {
  test('there are some', () => {
    expect(elections.length).toBe(7)
  })

  test.each(elections)('Scottish STV of $blt, every stage', (election) => {
    const report = election.results.scotland
    const result = countAgain(election, 'scotland')
    const lines = scottishReport(result, election.candidates)

    expect(result.stages[0]).toMatchObject({ quota: report.quota, valid: election.ballots })
    expect(electedIn(lines)).toEqual(report.elected_in_order)
    expect(excludedIn(lines)).toEqual(report.excluded)
    if (report.stages) expect(lines).toEqual(report.stages)
  })

  test.each(elections)('Meek STV of $blt, every round', (election) => {
    const report = election.results['meek-prf']
    const result = countAgain(election, 'meek-prf')
    const lines = meekReport(result, election.candidates)

    expect(result.stages.filter((stage) => stage.stage === 'meek-round').at(-1)?.quota).toBe(report.quota)
    expect(electedIn(lines)).toEqual(report.elected_in_order)
    expect(excludedIn(lines)).toEqual(report.excluded)
    if (report.stages) expect(lines).toEqual(report.stages)
  })
})
