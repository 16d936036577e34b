import { type BallotKind, chainStart, commitTo, headAfter } from '#app/features/votes/ballot-chain.server.ts'
import type { Cell } from '#drizzle/engines/moving/cells.ts'
import { rowsOf } from '#drizzle/engines/moving/compare-places.ts'
import { type MovedTable, movedTables } from '#drizzle/engines/moving/moved-table.ts'
import type { Place } from '#drizzle/engines/moving/place.ts'

type Named = Record<string, Cell>

/**
 * Recomputes every contest's ballot log in a database that no site works with, from its first entry, and opens every
 * commitment whose nonce is there. Answers how many entries there are; throws naming the first that does not fit.
 */
export async function examineChains(place: Place): Promise<number> {
  const ends = new Map<string, Named>()
  for await (const contest of namedRows(place, 'contests')) ends.set(contest.id ?? '', contest)
  const secretOf = secretsInOrder(place)
  let before: Named | undefined
  let entries = 0
  for await (const entry of namedRows(place, 'ballot_log')) {
    if (before && before.contest_id !== entry.contest_id) refuseShortLog(before, ends)
    before = follows(entry, before)
    refuseWrongSecret(entry, await secretOf(entry))
    entries += 1
  }
  if (before) refuseShortLog(before, ends)
  for (const { id, log_seq: seq } of ends.values())
    if (seq !== '0') throw new Error(`The ballot log of contest ${id} ends before entry ${seq}.`)
  return entries
}

async function* namedRows(place: Place, name: string): AsyncGenerator<Named, undefined> {
  const table = movedTables().find((each) => each.name === name) as MovedTable
  for await (const row of rowsOf(place, table))
    yield Object.fromEntries(table.columns.map((column, index) => [column.name, row[index] ?? null]))
  return undefined
}

/** Finds what opens each entry, for entries that are asked in the order of their keys. */
function secretsInOrder(place: Place) {
  const secrets = namedRows(place, 'ballot_secrets')
  let secret: Named | undefined
  return async (entry: Named) => {
    while (!secret || standsBefore(secret, entry)) {
      const next = await secrets.next()
      if (next.done) return undefined
      secret = next.value
    }
    return standsBefore(entry, secret) ? undefined : secret
  }
}

const standsBefore = (one: Named, other: Named) =>
  one.contest_id === other.contest_id
    ? Number(one.seq) < Number(other.seq)
    : (one.contest_id ?? '') < (other.contest_id ?? '')

function follows(entry: Named, before: Named | undefined): Named {
  const goesOn = before?.contest_id === entry.contest_id
  const previous = goesOn ? before?.head : chainStart(entry.contest_id ?? '')
  const seq = goesOn ? Number(before?.seq) + 1 : 1
  const head = headAfter({
    previous: previous ?? '',
    commitment: entry.commitment ?? '',
    kind: entry.kind as BallotKind,
    seq,
    rulesHash: entry.rules_hash ?? '',
  })
  if (Number(entry.seq) !== seq || entry.previous !== previous || entry.head !== head)
    throw new Error(`The ballot log of contest ${entry.contest_id} does not fit from entry ${seq} on.`)
  return entry
}

/** Takes the contest off the list of those whose log is still to be met. */
function refuseShortLog(last: Named, ends: Map<string, Named>) {
  const contest = ends.get(last.contest_id ?? '')
  if (contest && (contest.log_seq !== last.seq || contest.log_head !== last.head))
    throw new Error(`The ballot log of contest ${last.contest_id} ends at ${last.seq}, not at ${contest.log_seq}.`)
  ends.delete(last.contest_id ?? '')
}

function refuseWrongSecret(entry: Named, secret: Named | undefined) {
  if (secret?.nonce && commitTo(secret.ballot ?? '', secret.nonce) !== entry.commitment)
    throw new Error(`Ballot ${entry.seq} of contest ${entry.contest_id} does not open its commitment.`)
}
