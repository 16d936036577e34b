import { newId } from '#drizzle/ids.ts'
import { addManyPeople, peopleBySource } from '#drizzle/queries/imports.ts'
import { type Arrival, scoped } from './arrival.ts'

/** Imported participants: they have a name at most and no account. Answers how many are new. */
export async function bringPeople(arrival: Arrival): Promise<number> {
  const { batch, importId, now, progress } = arrival
  const found = await peopleBySource(batch.people.map((person) => scoped(arrival, person.sourceId)))
  const rows = batch.people
    .filter((person) => !found.has(scoped(arrival, person.sourceId)))
    .map((person) => ({
      id: newId(),
      kind: 'imported' as const,
      name: person.name,
      importId,
      sourceId: scoped(arrival, person.sourceId),
      createdAt: now,
    }))
  await addManyPeople(rows)
  for (const row of rows) found.set(row.sourceId, row.id)
  for (const { sourceId } of batch.people) arrival.people.set(sourceId, found.get(scoped(arrival, sourceId)) as string)
  progress('people', rows.length, rows.length)
  return rows.length
}
