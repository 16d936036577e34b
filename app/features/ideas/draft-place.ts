/** Where a person's unfinished idea for a contest is kept. */
export const draftPlace = (contestId: string) => `idea:${contestId}`
