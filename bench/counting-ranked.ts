import { parseArgs } from 'node:util'
import { countBorda } from '#app/features/ranking/counting/count-borda.ts'
import { countIrv } from '#app/features/ranking/counting/count-irv.ts'
import { countPlurality } from '#app/features/ranking/counting/count-plurality.ts'
import type { RankedBallot } from '#app/features/ranking/counting/count-result.ts'
import { countSchulze } from '#app/features/ranking/counting/count-schulze.ts'
import { countStvMeek } from '#app/features/ranking/counting/count-stv-meek.ts'
import { countStvScottish } from '#app/features/ranking/counting/count-stv-scottish.ts'
import { seededRandom } from './ranking/random.ts'

const USAGE = `Counts ranked ballots by every rule and shows the seconds each takes.

npm run bench -- counting-ranked [--ballots 100000] [--ideas 20] [--ranks 20] [--seats 5] [--seed 1]

Every ballot is an order of its own, drawn at random: the worst case, as real ballots repeat each other.`

const { values } = parseArgs({
  options: {
    ballots: { type: 'string', default: '100000' },
    ideas: { type: 'string', default: '20' },
    ranks: { type: 'string', default: '20' },
    seats: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else measureAll(whole('ballots'), whole('ideas'), whole('ranks'), whole('seats'))

function measureAll(people: number, ideas: number, ranks: number, seats: number) {
  const candidates = Array.from({ length: ideas }, (_, index) => ({ id: `idea-${index}` }))
  const ids = candidates.map(({ id }) => id)
  const random = seededRandom(whole('seed'))
  const ballots = Array.from({ length: people }, () => aBallot(ids, ranks, random))
  for (const rule of [countPlurality, countBorda, countIrv, countSchulze, countStvScottish, countStvMeek]) {
    const began = performance.now()
    const { winners } = rule({ candidates, ballots, seats, seed: 'bench' })
    const seconds = ((performance.now() - began) / 1000).toFixed(2)
    console.log(`${rule.name.padEnd(18)} ${seconds} s  ${winners.map(({ id }) => id).join(', ')}`)
  }
}

/** Draws one idea after the other; the square of chance makes the first of the list dearer than the last. */
function aBallot(ids: readonly string[], ranks: number, random: () => number): RankedBallot {
  const left = [...ids]
  const order: string[][] = []
  while (order.length < ranks && left.length > 0) order.push(left.splice(Math.floor(random() ** 2 * left.length), 1))
  return { ranks: order }
}

function whole(name: 'ballots' | 'ideas' | 'ranks' | 'seats' | 'seed') {
  const number = Number(values[name])
  if (Number.isSafeInteger(number) && number >= 0) return number
  console.error(`--${name} must be a whole number, not ${values[name]}.`)
  process.exit(1)
}
