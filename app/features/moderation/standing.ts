/** Where a text stands for its moderators. */
export const STANDINGS = ['held', 'returned', 'reported', 'published', 'appealed', 'hidden'] as const
export type Standing = (typeof STANDINGS)[number]

export const DECISIONS = ['publish', 'return', 'edit', 'hide', 'restore', 'uphold'] as const
export type Decision = (typeof DECISIONS)[number]

interface Text {
  state: 'draft' | 'held' | 'published' | 'withdrawn' | 'merged' | 'hidden' | 'removed'
  stateReason: string
}

/** Nothing where its author or somebody else has ended the matter: there is nothing left to decide. */
export function standingOf({ state, stateReason }: Text, openReports: number): Standing | null {
  if (state === 'held' && stateReason === '') return 'held'
  if (state === 'held') return openReports > 0 ? 'appealed' : 'returned'
  if (state === 'published') return openReports > 0 ? 'reported' : 'published'
  if (state === 'hidden') return openReports > 0 ? 'appealed' : 'hidden'
  return null
}

/** What may be decided; `publish` of a reported text leaves it there, `uphold` leaves an appealed one as it was decided. */
export const decisionsFor: Record<Standing, readonly Decision[]> = {
  held: ['publish', 'return', 'edit', 'hide'],
  returned: ['publish', 'hide'],
  reported: ['publish', 'return', 'edit', 'hide'],
  published: ['return', 'edit', 'hide'],
  appealed: ['restore', 'uphold'],
  hidden: ['restore'],
}

const after = {
  publish: 'published',
  edit: 'published',
  restore: 'published',
  return: 'held',
  hide: 'hidden',
} as const satisfies Record<Exclude<Decision, 'uphold'>, Text['state']>

/** How a text stands once that was decided. */
export const stateAfter = <State extends Text['state']>(decision: Decision, before: State) =>
  decision === 'uphold' ? before : after[decision]
