import { Worker } from 'node:worker_threads'
import program from 'virtual:counting-program'
import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import type { BallotBox } from '#app/features/winners/counting/ballot-box.ts'
import { type BoxCount, countBox } from '#app/features/winners/counting/count-box.ts'
import type { countSupport, Sums } from '#app/features/winners/counting/count-support.ts'

/** So many approvals and places are counted in a moment, sooner than a thread would start. */
const fewChoices = 2_000
const fewSeats = 20

/** What a count throws away is looked through often: it takes a little longer, and half the memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 }

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
  return inTurn(() => countInThread(box, rules, hear))
}

/** Counts the sums of a large contest likewise. */
export const countSumsAside = (sums: Sums) => inTurn(() => inThread<ReturnType<typeof countSupport>>({ sums }))

function inTurn<Counted>(count: () => Promise<Counted>) {
  const turn = last.then(count)
  last = turn.catch(() => {})
  return turn
}

/** Throws what the count threw, or that the thread ended without an answer (memory). */
export const countInThread = (box: BallotBox, rules: readonly ContestRule[], hear?: Listener) =>
  inThread<BoxCount[]>({ box, rules }, hear)

function inThread<Counted>(workerData: object, hear: Listener = () => {}): Promise<Counted> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(program, { eval: true, workerData, env: {}, execArgv: [], resourceLimits })
    thread.on('message', (said: { done: number } | { counted: Counted }) => {
      if ('done' in said) hear(said.done)
      else resolve(said.counted)
    })
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`The counting thread ended with ${code}.`)))
  })
}
