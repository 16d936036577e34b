import type { Column, Table } from 'drizzle-orm'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { transaction } from '#drizzle/database.ts'
import { keepSearchRow } from '#drizzle/engines/search.ts'
import { tableShape, tablesIn } from '#drizzle/engines/table-shape.ts'
import { newId } from '#drizzle/ids.ts'
import * as schema from '#drizzle/schema/index.ts'
import { anyRow } from '#tests/any-row.ts'
import { aContest, anIdea, aPerson } from '#tests/factory.ts'

/** Their rows belong together: an election writes them. */
const written: Table[] = [schema.ballotLog, schema.ballotSecrets]

/** Rows in every table, with everything in them that a way from engine to engine could change; answers a contest. */
export async function aFullWorld(voters = 3) {
  for (const table of tablesIn(schema)) {
    if (written.includes(table)) continue
    await anyRow(table)
    await anyRow(table, awkward(table))
  }
  const contest = await aContest({ title: 'Ёж & “ñandú”', votesPerPerson: 2 })
  const ideas = [await anIdea({ contestId: contest.id }), await anIdea({ contestId: contest.id })]
  for (let nth = 0; nth < voters; nth++) {
    const person = await aPerson()
    for (const idea of ideas) await castVote(person, idea.id)
  }
  for (const { id } of ideas)
    await transaction(() =>
      keepSearchRow({ ideaId: id, contestId: contest.id, words: 'ёж и ñandú', grams: 'ёж и ñandú' }),
    )
  return { contest, ideas }
}

/** Values that engines write each in their own way, in every column that may hold any. */
function awkward(table: Table) {
  const { columns, key, references, words } = tableShape(table)
  const taken = new Set<Column>([...key, ...references.map(({ column }) => column)])
  const free = Object.entries(columns).filter(([, column]) => !taken.has(column) && !words[column.name])
  return { ...Object.fromEntries(free.map(([name, column]) => [name, awkwardValue(column)])), ...quietLog(table) }
}

/** A contest without ballots says so. */
const quietLog = (table: Table) => (table === schema.contests ? { logSeq: 0, logHead: '' } : {})

function awkwardValue({ dataType, columnType }: Column): unknown {
  if (dataType === 'date') return new Date('1969-12-31T23:59:59.007Z')
  if (dataType === 'boolean') return true
  if (dataType === 'json') return { bb: [null, true, 1.5e-7, 'ё\n"\\\u2028'], a: { 'ключ 🌊': 2 ** 53, '': {} } }
  if (dataType === 'number') return /real|double/i.test(columnType) ? 0.1 + 0.2 : -(2 ** 31)
  return `${newId()} 'a' "b" \\N \\n\t\r\n{c} $1 %s É\u0301 🧑‍🌾 \u{10ffff} null`
}
