import { instantToLocal } from '#app/web/local-time.ts'

/** How one greets at this hour by the clocks of the zone. */
export function dayPart(now: Date, timeZone: string): 'morning' | 'afternoon' | 'evening' {
  const hour = Number(instantToLocal(now, timeZone).slice(11, 13))
  if (hour >= 5 && hour < 12) return 'morning'
  return hour >= 12 && hour < 19 ? 'afternoon' : 'evening'
}
