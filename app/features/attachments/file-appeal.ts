interface Appealed {
  state: 'held' | 'shown' | 'hidden'
  appealedAt: Date | null
  appealAnsweredAt: Date | null
}

/** Whether its owner waits for somebody else to look at it again. */
export const appealOpen = ({ state, appealedAt, appealAnsweredAt }: Appealed) =>
  state === 'hidden' && appealedAt !== null && appealAnsweredAt === null

/** Each decision is asked about once; a new one begins anew. */
export const mayAppealStill = ({ state, appealedAt }: Appealed) => state === 'hidden' && appealedAt === null
