import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql, TransactionSql } from 'postgres'
import { countCommit } from '../commits.ts'
import { nameOutage } from '../name-outage.ts'
import { type Job, shareCommits } from './share-commits.ts'

/** How often a transaction that lost a race is tried again before the person is told to retry. */
const mostTries = 8

/** Then each alone: among many, one may lose every time. */
const mostTriesTogether = 4

/** A subtransaction each where one of them failed: PostgreSQL keeps 64 of a session at hand. */
const jobsPerCommit = 50

/** Writes that are under way at once at most before somebody waits for them. */
const mostAhead = 100

/** What an open transaction asks, and what it remembers until its end. */
export interface Line {
  sql: TransactionSql
  changedPages: boolean
  /** Writes that nobody has waited for yet. */
  ahead: Promise<unknown>[]
}

interface Needs {
  client: Sql
  /** Waits until it is one's turn among all processes. */
  inTurn: <T>(turn: string, work: () => Promise<T>) => Promise<T>
  /** Something was stored that strangers see. */
  pagesChanged: () => void
}

/**
 * Serializable transactions, repeated when they lose a race (40001, 40P01). Those that wait for the same turn share one
 * transaction and its commit: at first without savepoints, and where one of them fails once more, each within its own;
 * so nobody fails for another. They are answered after the commit.
 */
export function commitOnPostgres({ client, inTurn, pagesChanged }: Needs) {
  const inside = new AsyncLocalStorage<Line>()
  const queues = new Map<string, ReturnType<typeof shareCommits<Line>>>()

  function transaction<T>(work: () => Promise<T>): Promise<T> {
    if (inside.getStore()) return work()
    return new Promise<T>((resolve, reject) => {
      void settle([{ work: within(work), resolve: resolve as (value: unknown) => void, reject }])
    })
  }

  function transactionInTurn<T>(turn: string, work: () => Promise<T>): Promise<T> {
    // Whoever is inside a transaction holds what the others wait for, and must not wait for them.
    if (inside.getStore()) return work()
    const share = queues.get(turn) ?? queueFor(turn)
    return share(within(work))
  }

  /** A question that is built in here is asked only once somebody waits for it: that has to be in here too. */
  const within =
    <T>(work: () => Promise<T>) =>
    (line: Line) =>
      inside.run(line, async () => await work())

  function queueFor(turn: string) {
    const queue = shareCommits<Line>({
      most: jobsPerCommit,
      commit: (take) => commitInTurn(turn, take),
      rest: () => queues.delete(turn),
    })
    queues.set(turn, queue)
    return queue
  }

  async function commitInTurn(turn: string, take: () => Job<Line>[]) {
    let jobs: Job<Line>[] | undefined
    try {
      await inTurn(turn, () => {
        jobs = take()
        return settle(jobs)
      })
    } catch (fault) {
      for (const job of jobs ?? take()) job.reject(fault)
    }
  }

  /** Answers them all, sooner or later. */
  async function settle(jobs: Job<Line>[], apart = false): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        for (const answer of await commitTogether(jobs, apart)) answer()
        return
      } catch (fault) {
        if (lostRace(fault) && attempt < (jobs.length > 1 ? mostTriesTogether : mostTries))
          await sleep(Math.random() * 10 * 2 ** attempt)
        else return giveUp(jobs, apart, fault)
      }
    }
  }

  async function giveUp(jobs: Job<Line>[], apart: boolean, fault: unknown) {
    // Without a word from the database nobody knows whether they are stored.
    if (jobs.length === 1 || nameOutage(fault) === 'away') for (const job of jobs) job.reject(fault)
    else if (!apart && !lostRace(fault)) await settle(jobs, true)
    else for (const job of jobs) await settle([job])
  }

  async function commitTogether(jobs: Job<Line>[], apart: boolean) {
    let changedPages = false
    const answers = await client.begin('isolation level serializable', async (sql) => {
      const line = { sql, changedPages: false, ahead: [] }
      const done: (() => void)[] = []
      for (const job of jobs) done.push(await (apart ? runApart(job, line) : run(job, line)))
      await written(line)
      changedPages = line.changedPages
      return done
    })
    countCommit(jobs.length)
    if (changedPages) pagesChanged()
    return answers as (() => void)[]
  }

  async function run(job: Job<Line>, line: Line) {
    try {
      const value = await job.work(line)
      return () => job.resolve(value)
    } catch (fault) {
      // What was sent ahead may have failed first: then all that follows is only told that something has.
      await written(line)
      throw fault
    }
  }

  async function runApart(job: Job<Line>, line: Line) {
    try {
      return await line.sql.savepoint(async (sql) => {
        const own: Line = { sql, changedPages: false, ahead: [] }
        const answer = await run(job, own)
        await written(own)
        line.changedPages ||= own.changedPages
        return answer
      })
    } catch (fault) {
      if (lostRace(fault) || nameOutage(fault) === 'away') throw fault
      return () => job.reject(fault)
    }
  }

  function goAhead(write: Promise<unknown>) {
    const line = inside.getStore()
    if (!line || line.ahead.push(write) >= mostAhead) return line ? written(line) : write
    // Told where the transaction ends.
    write.catch(() => {})
  }

  return { inside, transaction, transactionInTurn, goAhead }
}

/** Waits for what was sent ahead; throws the first fault among it. */
async function written(line: Line) {
  while (line.ahead.length > 0) await Promise.all(line.ahead.splice(0))
}

/** Serializable transactions that add the same row are told of the row (23505) rather than of the race. */
function lostRace(fault: unknown): boolean {
  const { code, cause, constraint_name: place } = fault as { code?: string; cause?: unknown; constraint_name?: string }
  return (
    code === '40001' ||
    code === '40P01' ||
    (code === '23505' && Boolean(place?.endsWith('_pk'))) ||
    (cause !== undefined && lostRace(cause))
  )
}
