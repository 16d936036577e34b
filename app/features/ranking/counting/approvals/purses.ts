import { compareFractions, type Fraction, fraction } from '../fraction.ts'
import type { ApprovalElection, Block } from './approval-election.ts'

/**
 * What voters have left, exactly: `balances[block]` / `denominator` for every whole unit of mass (weight / scale).
 * One denominator for all makes every payment a multiplication of whole numbers.
 */
export type Purses = { balances: bigint[]; denominator: bigint }

/** `money` divided among all voters by weight, those who approve of nothing included. */
export function filledPurses({ blocks, totalMass }: ApprovalElection, money: bigint): Purses {
  return { balances: blocks.map(() => money), denominator: totalMass }
}

/**
 * What each unit of mass has to pay so that the supporters reach `cost`, giving all they have where that is less;
 * null when they cannot. Starts as if all could pay in full and takes out who cannot, until nobody is left to take out.
 */
export function exactShare(election: ApprovalElection, purses: Purses, idea: number, cost: bigint): Fraction | null {
  let payers = supportersIn(election, purses, idea)
  let missing = cost * purses.denominator
  let mass = payers.reduce((sum, payer) => sum + payer.mass, 0n)
  while (mass > 0n) {
    const short = payers.filter(({ balance }) => balance * mass < missing)
    if (short.length === 0) return overPurses(fraction(missing, mass), purses)
    payers = payers.filter(({ balance }) => balance * mass >= missing)
    for (const payer of short) {
      missing -= payer.mass * payer.balance
      mass -= payer.mass
    }
  }
  return null
}

/** Kept over a multiple of the purses' own denominator, so that paying stays whole. */
const overPurses = ({ numerator, denominator }: Fraction, purses: Purses) => ({
  numerator,
  denominator: denominator * purses.denominator,
})

/** Takes the share from every supporter's purse, or all there is; says how many people paid in full, how many less. */
export function pay(election: ApprovalElection, purses: Purses, idea: number, share: Fraction) {
  const { numerator, denominator } = share
  const finer = denominator / purses.denominator
  const people = { full: 0, short: 0 }
  purses.denominator *= finer
  purses.balances = purses.balances.map((balance) => balance * finer)
  for (const index of election.supporters[idea] ?? []) {
    const balance = purses.balances[index] as bigint
    people[balance < numerator ? 'short' : 'full'] += (election.blocks[index] as Block).people
    purses.balances[index] = balance < numerator ? 0n : balance - numerator
  }
  return people
}

/** What the supporters of an idea have left together. */
export function moneyBehind(election: ApprovalElection, purses: Purses, idea: number) {
  const money = supportersIn(election, purses, idea).reduce((sum, { mass, balance }) => sum + mass * balance, 0n)
  return fraction(money, purses.denominator)
}

/** Which of the ideas cost their supporters least per unit of money, exactly; ideas they cannot afford are left out. */
export function cheapestExactly(election: ApprovalElection, purses: Purses, ideas: readonly number[], costs: bigint[]) {
  let least: { rate: Fraction; level: number[] } | null = null
  for (const idea of ideas) {
    const cost = costs[idea] as bigint
    const share = exactShare(election, purses, idea, cost)
    if (!share) continue
    const rate = { numerator: share.numerator, denominator: share.denominator * cost }
    const difference = least ? compareFractions(rate, least.rate) : -1
    if (difference < 0) least = { rate, level: [idea] }
    else if (difference === 0) least?.level.push(idea)
  }
  return least?.level ?? []
}

function supportersIn({ blocks, supporters }: ApprovalElection, { balances }: Purses, idea: number) {
  return Array.from(supporters[idea] ?? [], (index) => ({
    mass: (blocks[index] as Block).mass,
    balance: balances[index] as bigint,
  }))
}
