export const LEVELS = ['new', 'known', 'trusted'] as const
export type TrustLevel = (typeof LEVELS)[number]

export interface TrustFacts {
  /** Whole days since the account was made. */
  days: number
  /** Ideas and comments that stand published. */
  accepted: number
  /** Whole days since a text of theirs was taken down and stayed so; null if none was. */
  removed: number | null
}

/** What each level asks for; published on the page of one's own standing. */
export const trustRules = {
  known: { days: 1, accepted: 1, clean: 30 },
  trusted: { days: 30, accepted: 10, clean: 90 },
} as const

/** How far the published rules trust somebody. */
export function trustLevel({ days, accepted, removed }: TrustFacts): TrustLevel {
  const reaches = (level: 'known' | 'trusted') => {
    const rule = trustRules[level]
    return days >= rule.days && accepted >= rule.accepted && (removed === null || removed >= rule.clean)
  }
  if (!reaches('known')) return 'new'
  return reaches('trusted') ? 'trusted' : 'known'
}
