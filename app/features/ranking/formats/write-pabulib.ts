import type { PabulibElection, PabulibRow, PabulibVote } from './pabulib.ts'
import { writeCell } from './split-cells.ts'

/**
 * Writes an election in the `.pb` format of pabulib.org, as `parsePabulib` reads it. Numbers of projects and votes,
 * budget, vote type and winners are taken from the election; other keys and columns from `meta` and the rows.
 */
export function writePabulib(election: PabulibElection): string {
  const rows = election.votes.map(rowOfVote)
  const columns = columnsOf(VOTE_COLUMNS, rows)
  const head = pabulibHead(election, { votes: rows.length, columns })
  return head + rows.map((row) => `${writeRow(columns, row)}\n`).join('')
}

const VOTE_COLUMNS = ['voter_id', 'vote'] as const

/** What stands above the votes, of which it says how many there are and what each line of them holds. */
export function pabulibHead(
  { meta, budget, voteType, projects, winners }: Omit<PabulibElection, 'votes'>,
  announced: { votes: number; columns: readonly string[] },
) {
  const counted = { num_projects: projects.length, num_votes: announced.votes, budget, vote_type: voteType }
  const won = winners && new Set(winners)
  const projectRows = projects.map(({ id, cost, row }) => {
    const selected = won && { selected: won.has(id) ? '1' : '0' }
    return { project_id: id, cost: `${cost}`, ...without(row, 'project_id', 'cost', 'selected'), ...selected }
  })
  return [
    'META',
    ...table(['key', 'value'], metaRows({ ...meta, ...counted })),
    'PROJECTS',
    ...table(['project_id', 'cost'], projectRows),
    'VOTES',
    announced.columns.join(';'),
    '',
  ].join('\n')
}

/** The columns of votes that say no more than this; points only where there are votes with points. */
export const pabulibColumns = (withPoints: boolean) => [...VOTE_COLUMNS, ...(withPoints ? ['points'] : [])]

/** The line of one vote. */
export const pabulibLine = (vote: PabulibVote, columns: readonly string[]) => `${writeRow(columns, rowOfVote(vote))}\n`

function rowOfVote({ voterId, approvals, points, row }: PabulibVote): PabulibRow {
  const cast = { voter_id: voterId, vote: approvals.join(), ...(points && { points: points.join() }) }
  return { ...cast, ...without(row, ...Object.keys(cast)) }
}

const metaRows = (meta: Readonly<Record<string, string | number>>): PabulibRow[] =>
  Object.entries(meta).map(([key, value]) => ({ key, value: `${value}` }))

const without = (row: PabulibRow, ...columns: string[]): PabulibRow =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)))

/** Every column that any row has, `first` ones in front. */
function columnsOf(first: readonly string[], rows: readonly PabulibRow[]) {
  const columns = new Set(first)
  for (const row of rows) for (const column of Object.keys(row)) columns.add(column)
  return [...columns]
}

function table(first: readonly string[], rows: readonly PabulibRow[]) {
  const columns = columnsOf(first, rows)
  return [columns.join(';'), ...rows.map((row) => writeRow(columns, row))]
}

const writeRow = (columns: readonly string[], row: PabulibRow) =>
  columns.map((column) => writeCell(row[column] ?? '')).join(';')
