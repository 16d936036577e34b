import { Worker } from 'node:worker_threads'
import program from 'virtual:counting-program'
import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import type { BallotBox } from '#app/features/winners/counting/ballot-box.ts'
import { type BoxCount, countBox } from '#app/features/winners/counting/count-box.ts'

/** So many approvals and places are counted in a moment, sooner than a thread would start. */
const fewChoices = 2_000
const fewSeats = 20

let last: Promise<unknown> = Promise.resolve()

/** Hears how many of the rules are done. */
type Listener = (done: number) => void

/** Counts a box by several rules without holding up the pages: big ones in a thread, one after the other. */
export async function countAside(
  box: BallotBox,
  rules: readonly ContestRule[],
  hear: Listener = () => {},
): Promise<BoxCount[]> {
  if (box.choices.length <= fewChoices && box.seats <= fewSeats) return countBox(box, rules)
  const turn = last.then(() => countInThread(box, rules, hear))
  last = turn.catch(() => {})
  return turn
}

/** Throws what the count threw, or that the thread ended without an answer (memory). */
export function countInThread(
  box: BallotBox,
  rules: readonly ContestRule[],
  hear: Listener = () => {},
): Promise<BoxCount[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(program, { eval: true, workerData: { box, rules }, env: {}, execArgv: [] })
    thread.on('message', (said: { done: number } | { counted: BoxCount[] }) => {
      if ('done' in said) hear(said.done)
      else resolve(said.counted)
    })
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`The counting thread ended with ${code}.`)))
  })
}
