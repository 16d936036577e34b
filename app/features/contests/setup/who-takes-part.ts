import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'

export const whoChoices = ['everyone', 'confirmed', 'customers', 'employees', 'invited'] as const
/** The one question “Who may take part?”; what may be seen and whose votes count follow from it unless said otherwise. */
export type Who = (typeof whoChoices)[number]

type Audiences = Required<Pick<ContestWish, 'audience' | 'takePart' | 'eligibility'>>

const meanings: Record<Who, Audiences> = {
  everyone: { audience: 'everyone', takePart: 'everyone', eligibility: 'open' },
  confirmed: { audience: 'everyone', takePart: 'everyone', eligibility: 'confirmed' },
  customers: { audience: 'customers', takePart: 'customers', eligibility: 'members' },
  employees: { audience: 'employees', takePart: 'employees', eligibility: 'members' },
  invited: { audience: 'invited', takePart: 'invited', eligibility: 'invited' },
}

export const meaningOf = (who: Who): Audiences => meanings[who]

/** The answer that comes closest to these audiences. */
export function whoOf({ takePart = 'everyone', eligibility }: ContestWish): Who {
  if (takePart !== 'everyone') return takePart
  return eligibility === 'open' ? 'everyone' : 'confirmed'
}
