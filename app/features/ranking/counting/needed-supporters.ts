import { wholeNumber } from './count-input.ts'
import type { Quorum } from './count-result.ts'

/**
 * How many supporters a quorum asks for; a percentage is rounded up to whole people and is never less than one.
 * Throws a RangeError for a quorum that is no such number, or a percentage without a number of participants.
 */
export function neededSupporters(quorum: Quorum, participants: number | null): number {
  if (quorum.kind === 'supporters') return wholeNumber(quorum.minimum, 'The minimum of supporters')
  if (participants === null) throw new RangeError('A quorum in percent needs the number of participants')

  const hundredths = wholeNumber(Math.round(quorum.percent * 100), 'The percentage of the quorum')
  if (hundredths > 10_000) throw new RangeError('A quorum cannot ask for more than 100 percent')
  const needed = (BigInt(hundredths) * BigInt(participants) + 9_999n) / 10_000n
  return Math.max(1, Number(needed))
}
