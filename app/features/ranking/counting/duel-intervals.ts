import type { DuelBallot, DuelScore } from './count-bradley-terry.ts'
import { toNumber } from './fraction.ts'

export type DuelInterval = { id: string; low: number; high: number }

/** Half a win and half a loss against an average idea, as `fitStrengths` imagines them. */
const imagined = 1

/**
 * The 95 % interval of each idea's chance to beat an average one, σ(θ ± 1.96/√I), with θ = ln s and Fisher's information
 * I = Σⱼ nᵢⱼ·pᵢⱼ·(1 − pᵢⱼ) over all it met, the imagined opponent included, the others' strengths taken as found.
 * Wald's interval on the logit scale: Agresti, Categorical Data Analysis (2013) §11.6. Ends 0–1, six decimals.
 *
 * Where ballots weigh w, 1/√I becomes √(Σ w²·p·(1 − p)) / Σ w·p·(1 − p), as a heavier answer is no more certain: the
 * sandwich estimator of Huber (Proc. 5th Berkeley Symposium, 1967).
 */
export function duelIntervals(ballots: readonly DuelBallot[], scores: readonly DuelScore[]): DuelInterval[] {
  const strength = new Map(scores.map(({ id, strength: chance }) => [id, strengthOf(chance)]))
  const known = new Map([...strength].map(([id, own]) => [id, imagined * spread(own, 1)]))
  const noise = new Map(known)
  for (const { duels, people = 1, weight } of ballots) {
    const weighs = weight ? toNumber(weight) : 1
    for (const { winner, loser } of duels) {
      const [one, other] = [strength.get(winner), strength.get(loser)]
      if (one === undefined || other === undefined || winner === loser) continue
      const told = people * spread(one, other)
      for (const id of [winner, loser]) {
        known.set(id, (known.get(id) ?? 0) + weighs * told)
        noise.set(id, (noise.get(id) ?? 0) + weighs ** 2 * told)
      }
    }
  }
  return scores.map(({ id }) => {
    const error = Math.sqrt(noise.get(id) ?? 1) / (known.get(id) ?? 1)
    const [middle, half] = [Math.log(strength.get(id) ?? 1), 1.96 * error]
    return { id, low: chanceAt(middle - half), high: chanceAt(middle + half) }
  })
}

/** p·(1 − p) of a duel between two strengths. */
const spread = (one: number, other: number) => (one * other) / (one + other) ** 2

function strengthOf(chance: string) {
  const [top = '1', bottom = '1'] = chance.split('/')
  const share = Number(top) / Number(bottom)
  return share / (1 - share)
}

const chanceAt = (logit: number) => Math.round(1e6 / (1 + Math.exp(-logit))) / 1e6
