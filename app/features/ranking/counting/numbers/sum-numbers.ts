import { type CountInput, countPeople, lotOf } from '../count-input.ts'
import type { NumberBallot, Standing } from '../count-result.ts'
import { type Fraction, fraction } from '../fraction.ts'
import { wholeWeights } from '../whole-weights.ts'

/**
 * What the ballots gave an idea: `sum` of number × weight and the `mass` of those who gave one, both times the scale;
 * `people` who gave a number and those who gave one above zero; `perNumber` who stands behind each number.
 */
export type NumberSum = {
  sum: bigint
  mass: bigint
  people: number
  above: number
  perNumber: Map<number, { mass: bigint; people: number }>
}

/** `ignored` numbers were for ideas that are no candidates; `invalid` people broke the rules of the ballot. */
export type NumbersStage = { stage: 'tally'; ballots: number; numbers: number; ignored: number; invalid: number }

/** `meanWeight` is what a person weighs on average, so that imaginary votes weigh as much as real ones. */
export type NumberSums = {
  sums: Map<string, NumberSum>
  scale: bigint
  meanWeight: Fraction
  valid: NumberBallot[]
  people: number
  stage: NumbersStage
}

const NONE: NumberSum = { sum: 0n, mass: 0n, people: 0, above: 0, perNumber: new Map() }

/** Adds up exactly. A ballot with a number that is not whole, or that `isValid` refuses, is left out as a whole. */
export function sumNumbers(
  { candidates }: CountInput,
  ballots: readonly NumberBallot[],
  isValid: (numbers: number[]) => boolean,
): NumberSums {
  const people = countPeople(ballots)
  const { scale, whole } = wholeWeights(ballots)
  const valid = ballots.filter(({ numbers }) => {
    const given = Object.values(numbers)
    return given.every(Number.isSafeInteger) && isValid(given)
  })
  const sums = new Map<string, NumberSum>(candidates.map(({ id }) => [id, { ...NONE, perNumber: new Map() }]))
  const seen = { numbers: 0, ignored: 0 }
  for (const ballot of valid) {
    const { people: stand = 1 } = ballot
    const mass = whole(ballot) * BigInt(stand)
    for (const [id, number] of Object.entries(ballot.numbers)) {
      const sum = sums.get(id)
      seen[sum ? 'numbers' : 'ignored'] += stand
      if (sum) add(sum, number, stand, mass)
    }
  }
  const stage: NumbersStage = { stage: 'tally', ballots: people, ...seen, invalid: people - countPeople(valid) }
  const all = valid.reduce((sum, ballot) => sum + whole(ballot) * BigInt(ballot.people ?? 1), 0n)
  const meanWeight = all > 0n ? fraction(all, scale * BigInt(countPeople(valid))) : fraction(1)
  return { sums, scale, meanWeight, valid, people, stage }
}

function add(sum: NumberSum, number: number, people: number, mass: bigint) {
  sum.sum += mass * BigInt(number)
  sum.mass += mass
  sum.people += people
  if (number > 0) sum.above += people
  const same = sum.perNumber.get(number) ?? { mass: 0n, people: 0 }
  sum.perNumber.set(number, { mass: same.mass + mass, people: same.people + people })
}

/** What an idea was given; nothing where it is unknown. */
export const sumOf = ({ sums }: NumberSums, id: string) => sums.get(id) ?? NONE

/** Candidates by sum; their supporters are the people who gave them more than nothing. */
export function sumStandings(count: CountInput, numbers: NumberSums): Standing[] {
  return count.candidates.map(({ id, cost }) => {
    const { sum, above } = sumOf(numbers, id)
    return { id, tally: fraction(sum, numbers.scale), supporters: above, cost: cost ?? null, lot: lotOf(count, id) }
  })
}
