import type { RankedBallot } from '#app/features/ranking/counting/count-result.ts'
import { fraction } from '#app/features/ranking/counting/fraction.ts'

/**
 * Ballots in one line each: `A > B = C * 3` is three people who rank A first and B and C level after it; `^ 2` gives a
 * ballot the weight 2, `^ 1/3` a third.
 */
export const rankedBallots = (...lines: string[]) => lines.map(rankedBallot)

function rankedBallot(line: string): RankedBallot {
  const [, order = '', sign, top = '1', bottom = '1'] = /^(.*?)\s*(?:([*^])\s*(\d+)(?:\/(\d+))?)?$/.exec(line) ?? []
  const ranks = order.split('>').map((group) => group.split('=').flatMap((id) => id.trim() || []))
  if (sign === '^') return { ranks, weight: fraction(Number(top), Number(bottom)) }
  return { ranks, people: Number(top) }
}

/** Candidates by their ids. */
export const aCandidate = (id: string) => ({ id })
