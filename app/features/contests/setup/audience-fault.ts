import type { Audience } from '#app/features/policy/resources.ts'

interface Open {
  audience: Audience
  takePart: Audience
}

/** Whoever may take part must be able to see the contest; invited people are let in by their invitation. */
export function audienceFault({ audience, takePart }: Open) {
  if (audience === 'everyone' || audience === takePart || takePart === 'invited') return undefined
  return { field: 'audience', reason: 'audience-narrow' as const }
}
