/** An idea chosen although the count did not elect it, or passed over although it did. */
export interface Deviation {
  id: string
  kind: 'chosen' | 'passed-over'
}

/** Where a choice differs from the count; each difference needs a reason that everybody can read. */
export function deviations(elected: string[], chosen: string[]): Deviation[] {
  return [
    ...chosen.filter((id) => !elected.includes(id)).map((id) => ({ id, kind: 'chosen' as const })),
    ...elected.filter((id) => !chosen.includes(id)).map((id) => ({ id, kind: 'passed-over' as const })),
  ]
}
