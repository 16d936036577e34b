import { readCursor, writeCursor } from '#app/web/cursor.server.ts'
import { accounts } from '#drizzle/queries/people-lists.ts'

const pageSize = 50

/** A page of accounts for the administration, the newest first; `find` is part of a name or address. */
export async function listAccounts(url: URL) {
  const find = (url.searchParams.get('find') ?? '').trim().slice(0, 100)
  const list = `accounts ${find}`
  const place = readCursor(list, url.searchParams.get('cursor')) as [number, string] | undefined
  const after = place && { createdAt: new Date(place[0]), id: place[1] }
  const rows = await accounts({ find, limit: pageSize + 1, after })
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    find,
    people: shown.map(({ id, name, email, affiliation, role, suspendedAt }) => ({
      id,
      name,
      email,
      affiliation,
      role,
      suspended: suspendedAt !== null,
    })),
    next: last ? writeCursor(list, [last.createdAt.getTime(), last.id]) : null,
  }
}
