import { expect, test } from 'vitest'
import { contestRules } from '#app/features/contests/contest-rules.ts'
import type { BallotBox } from '#app/features/winners/counting/ballot-box.ts'
import { countAside, countInThread } from '#app/features/winners/counting/count-aside.server.ts'
import { countBox } from '#app/features/winners/counting/count-box.ts'

/** Every voter approves of the candidates that divide their own number. */
function aBox(voters: number, candidates = 12): BallotBox {
  const [choices, starts]: [number[], number[]] = [[], []]
  for (let voter = 1; voter <= voters; voter++) {
    starts.push(choices.length)
    for (let number = 1; number <= candidates; number++) if (voter % number === 0) choices.push(number - 1)
  }
  return {
    candidates: Array.from({ length: candidates }, (_, number) => ({ id: `idea${number}`, cost: null })),
    choices: Int32Array.from(choices),
    starts: Int32Array.from([...starts, choices.length]),
    ...{ seats: 4, seed: 'seed', quorum: { kind: 'supporters', minimum: 2 } },
  }
}

test('a thread counts as we do', async () => {
  const plain = aBox(60)
  const candidates = plain.candidates.map((idea, number) => ({ ...idea, cost: 10 + number }))
  const box = { ...plain, candidates, budget: 60 }
  expect(await countInThread(box, contestRules)).toEqual(countBox(box, contestRules))
})

test('a big box is counted aside while everything else goes on', async () => {
  const box = aBox(20_000)
  let turns = 0
  const beat = setInterval(() => turns++, 1)
  const heard: number[] = []
  const [counted] = await countAside(box, ['phragmen', 'seqpav'], (done) => heard.push(done))
  clearInterval(beat)
  expect(turns).toBeGreaterThan(3)
  expect(heard).toEqual([1, 2])
  expect(counted).toEqual(countBox(box, ['phragmen'])[0])
})

test('boxes wait for each other, and a fault of one is not the next one’s', async () => {
  const broken = { ...aBox(3000), seats: -1 }
  const [fault, counted] = await Promise.allSettled([
    countAside(broken, ['phragmen']),
    countAside(aBox(3000), ['seqpav']),
  ])
  expect(fault).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('Seats') } })
  expect(counted).toMatchObject({ status: 'fulfilled', value: [{ rule: 'seqpav' }] })
})
