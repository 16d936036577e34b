import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { compareRules } from '#app/features/winners/results/compare-rules.ts'
import { markTable } from '#app/features/winners/results/mark-table.ts'
import { moneyOf } from '#app/features/winners/results/money-of.ts'
import { protocolOf } from '#app/features/winners/results/protocol-of.ts'
import { pairsOf, pathsOf, roundsOf, runoffsOf } from '#app/features/winners/results/rounds-of.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { ideasByIds } from '#drizzle/queries/ideas.ts'

/** As many rows as people read; all of it is in the files. */
const mostRows = 100

export type Explained = Awaited<ReturnType<typeof explainCount>>
/** An idea as a table names it; without a title where it is not shown any more. */
export type NamedIdea = { id: string; title: string | null; language: string; path: string }

/** Why these ideas won: place by place, beside what other rules would have chosen, and with whom they stand for. */
export async function explainCount({ rule, slug, budgetUnit: unit }: ContestRow, count: Count) {
  const { seats, ...rest } = protocolOf(count)
  const rows = seats.slice(0, mostRows)
  const compared = compareRules(rule, count)
  const marks = compared?.rows.slice(0, mostRows) ?? []
  const groups = count.groups?.winners.slice(0, mostRows) ?? []

  const given = markTable(count)?.slice(0, mostRows) ?? null
  const rounds = roundsOf(count)
  const pairs = pairsOf(count)
  const paths = pathsOf(count)
  const runoffs = runoffsOf(count)
  const money = moneyOf(count)
  const [paid, unpaid] = [money?.rows.slice(0, mostRows) ?? [], money?.unbought.slice(0, mostRows) ?? []]

  const ids = [rows, marks, groups, given ?? [], paid, unpaid].flatMap((some) => some.map(({ id }) => id))
  const named = await namesOf([
    ...ids,
    ...rows.flatMap((row) => row.ties.flatMap((tie) => tie.ids)),
    ...runoffs.flatMap((row) => row.ids),
    ...(rounds?.steps.flatMap(({ events }) => events.flatMap((event) => event.ids)) ?? []),
  ])
  const idea = (id: string) => named.get(id) ?? { id, title: null, language: '', path: '' }
  return {
    rule,
    slug,
    weighted: count.weights !== undefined,
    seatsNotShown: seats.length - rows.length,
    ...rest,
    seats: rows.map((row) => ({
      ...row,
      idea: idea(row.id),
      ties: row.ties.map((tie) => ({ ...tie, ideas: tie.ids.map(idea) })),
    })),
    compared: compared && { rules: compared.rules, rows: marks.map((row) => ({ ...row, idea: idea(row.id) })) },
    marks: given?.map((row) => ({ ...row, idea: idea(row.id) })) ?? null,
    rounds: rounds && {
      ...rounds,
      steps: rounds.steps.map(({ events }) => ({
        events: events.map(({ what, ids: those }) => ({ what, ideas: those.map(idea) })),
      })),
      rows: rounds.rows.slice(0, mostRows).map((row) => ({ ...row, idea: idea(row.id) })),
    },
    pairs: pairs?.map((row) => ({ ...row, idea: idea(row.id) })) ?? null,
    paths: paths?.map((row) => ({ ...row, idea: idea(row.id) })) ?? null,
    money: money && {
      ...{ ...money, unit, weighted: count.weights !== undefined },
      rows: paid.map((row) => ({ ...row, idea: idea(row.id) })),
      unbought: unpaid.map((row) => ({ ...row, idea: idea(row.id) })),
    },
    runoffs: runoffs.map((row) => ({ ...row, ideas: row.ids.map(idea) })),
    groups: count.groups
      ? {
          voters: count.groups.voters,
          // Who has the weight of a declared group is no matter of this table.
          weights: count.weights && Object.keys(count.weights).length === 2 ? count.weights : null,
          winners: groups.map((row) => ({ ...row, idea: idea(row.id) })),
        }
      : null,
  }
}

/** What moderation has hidden since is counted, and not named. */
async function namesOf(ids: string[]) {
  const rows = await ideasByIds([...new Set(ids)])
  const shown = rows.filter((row) => row.state === 'published')
  return new Map<string, NamedIdea>(
    shown.map((row) => [row.id, { id: row.id, title: row.title, language: row.language, path: ideaPath(row) }]),
  )
}
