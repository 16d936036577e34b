import { nameOutage } from '../name-outage.ts'

/** Whether a fault passes by itself: the same question, asked elsewhere or a little later, may well be answered. */
export function isAway(fault: unknown): boolean {
  const outage = nameOutage(fault)
  return outage === 'away' || outage === 'busy' || outage === 'read-only'
}
