import { addParticipant } from '#drizzle/queries/participants.ts'

/** Counts a person among a contest's participants, once; inside the transaction of what they did. */
export async function noteParticipant(contestId: string, personId: string, now = new Date()) {
  await addParticipant(contestId, personId, now)
}
