import type { PabulibElection, PabulibRow } from './pabulib.ts'
import { writeCell } from './split-cells.ts'

/**
 * Writes an election in the `.pb` format of pabulib.org, as `parsePabulib` reads it. Numbers of projects and votes,
 * budget, vote type and winners are taken from the election; other keys and columns from `meta` and the rows.
 */
export function writePabulib({ meta, budget, voteType, projects, votes, winners }: PabulibElection): string {
  const counted = { num_projects: projects.length, num_votes: votes.length, budget, vote_type: voteType }
  const won = winners && new Set(winners)
  const projectRows = projects.map(({ id, cost, row }) => {
    const selected = won && { selected: won.has(id) ? '1' : '0' }
    return { project_id: id, cost: `${cost}`, ...without(row, 'project_id', 'cost', 'selected'), ...selected }
  })
  const voteRows = votes.map(({ voterId, approvals, points, row }) => {
    const cast = { voter_id: voterId, vote: approvals.join(), ...(points && { points: points.join() }) }
    return { ...cast, ...without(row, ...Object.keys(cast)) }
  })

  return [
    'META',
    ...table(['key', 'value'], metaRows({ ...meta, ...counted })),
    'PROJECTS',
    ...table(['project_id', 'cost'], projectRows),
    'VOTES',
    ...table(['voter_id', 'vote'], voteRows),
    '',
  ].join('\n')
}

const metaRows = (meta: Readonly<Record<string, string | number>>): PabulibRow[] =>
  Object.entries(meta).map(([key, value]) => ({ key, value: `${value}` }))

const without = (row: PabulibRow, ...columns: string[]): PabulibRow =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)))

/** Every column that any row has, `first` ones in front. */
function table(first: readonly string[], rows: readonly PabulibRow[]) {
  const columns = [...new Set([...first, ...rows.flatMap(Object.keys)])]
  return [columns.join(';'), ...rows.map((row) => columns.map((column) => writeCell(row[column] ?? '')).join(';'))]
}
