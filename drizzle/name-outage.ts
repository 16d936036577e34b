/** What keeps a database from doing its work at the moment, without anybody having made a mistake. */
export type Outage = 'disk-full' | 'read-only' | 'damaged' | 'disk-failing' | 'busy' | 'away'

/** Codes of SQLite, PostgreSQL, its driver and the system; the first part decides. */
const signs: [Outage, RegExp][] = [
  ['disk-full', /^(?:SQLITE_FULL|ENOSPC|EDQUOT|53100)/],
  ['read-only', /^(?:SQLITE_READONLY|EROFS|25006)/],
  ['damaged', /^(?:SQLITE_CORRUPT|SQLITE_NOTADB|XX00[12])/],
  ['disk-failing', /^(?:SQLITE_IOERR|EIO$|58030)/],
  [
    'busy',
    /^(?:SQLITE_BUSY|SQLITE_LOCKED|SQLITE_CANTOPEN|SQLITE_NOMEM|EMFILE|ENFILE|40001|40P01|55P03|57014|53[234]00)/,
  ],
  [
    'away',
    /^(?:CONNECTION_|CONNECT_TIMEOUT|ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|E(?:NOTFOUND|AI_AGAIN|TIMEDOUT|HOSTUNREACH|NETUNREACH)|57P0|25P03|08)/,
  ],
]

/** The outage behind a fault, found along what caused it; nothing where the fault is a mistake of the program. */
export function nameOutage(fault: unknown): Outage | undefined {
  for (let cause = fault, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    const { code } = cause as { code?: unknown }
    const found = typeof code === 'string' && signs.find(([, sign]) => sign.test(code))
    if (found) return found[0]
    // A whole organisation is on its way to another database.
    if (code === 'SQLITE_CONSTRAINT_TRIGGER' && /organisation is being moved/.test(cause.message)) return 'read-only'
  }
  return undefined
}

/** For writes that only keep a page company: during an outage the page goes on without them. */
export function unlessOutage(fault: unknown) {
  if (!nameOutage(fault)) throw fault
}
