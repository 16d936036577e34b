import { engine } from './columns.ts'
import { database, pageVersion } from './database.ts'

type Kept = { until: number; answer: Promise<unknown> }

const most = 5000
/** Between processes on PostgreSQL a notice takes a moment, and one that is lost must not matter for long. */
const mostMs = engine === 'postgres' ? 5000 : Number.POSITIVE_INFINITY
const kept = new Map<string, Kept>()
let keptVersion: number | undefined

/**
 * What nobody's own marks are in, read once and shared by all requests of this process until something changes that
 * pages show. `name` says everything the answer depends on besides the database; where that is the time, it is shared
 * for `ms` at most. Inside a transaction everything is read anew. Nobody may change what they are given.
 */
export function sharedRead<Answer>(name: string, read: () => Promise<Answer>, ms = Number.POSITIVE_INFINITY) {
  const version = isInside() ? undefined : pageVersion()
  if (version === undefined) return read()
  // Answers of an older version nobody is given any more.
  if (version !== keptVersion) kept.clear()
  keptVersion = version
  const known = kept.get(name)
  if (known && Date.now() < known.until) return known.answer as Promise<Answer>
  // A kept query asks the database each time its answer is awaited; a promise asks once.
  const answer = (async () => read())()
  kept.delete(name)
  kept.set(name, { until: Date.now() + Math.min(ms, mostMs), answer })
  if (kept.size > most) kept.delete(kept.keys().next().value as string)
  answer.catch(() => kept.get(name)?.answer === answer && kept.delete(name))
  return answer
}

type Told = { until: number; old: number; answer: Promise<unknown> }

const told = new Map<string, Told>()

/**
 * What may be told late: read once and shared for `ms`, whatever changes meanwhile, and until it is read again after
 * that, so that nobody waits; what is ten times as old nobody is told. Inside a transaction read anew.
 */
export function sharedFor<Answer>(name: string, ms: number, read: () => Promise<Answer>): Promise<Answer> {
  if (isInside()) return read()
  const now = Date.now()
  const known = told.get(name)
  // A clock that was set back makes nothing older than it is.
  const usable = known !== undefined && now < known.old && known.old <= now + 10 * ms
  if (usable && now < known.until) return known.answer as Promise<Answer>
  const answer = (async () => read())()
  const keep = () => told.set(name, { until: Date.now() + ms, old: Date.now() + 10 * ms, answer })
  const forget = () => told.get(name)?.answer === answer && told.delete(name)
  if (usable) {
    told.set(name, { ...known, until: now + ms })
    answer.then(keep, () => {})
    return known.answer as Promise<Answer>
  }
  keep()
  if (told.size > most) told.delete(told.keys().next().value as string)
  answer.catch(forget)
  return answer
}

/**
 * `sharedRead` for what rights depend on: shared only where a change is known to every process with its commit, which on
 * PostgreSQL it is not.
 */
export const sharedExactly = <Answer>(name: string, read: () => Promise<Answer>, ms?: number) =>
  engine === 'postgres' ? read() : sharedRead(name, read, ms)

const isInside = () => database().current() !== database().read
