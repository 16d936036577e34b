import { tellJurors } from '#app/features/jury/tell-jurors.server.ts'
import { transaction } from '#drizzle/database.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import { changeJury, juriesDueBy, juryOf, scorecardsOf } from '#drizzle/queries/juries.ts'

const daysBefore = 2
const day = 24 * 60 * 60 * 1000
const soonAfter = (now: Date) => new Date(now.getTime() + daysBefore * day)

/** Whether the due date of some jury is near and its jurors were not reminded. */
export const remindersAreDue = async (now: Date) => (await juriesDueBy(soonAfter(now), now)).length > 0

/** Two days before the due date, one letter to each juror who has papers left. Safe to run twice or at once. */
export async function remindJurors(now: Date): Promise<number> {
  let letters = 0
  for (const { id } of await juriesDueBy(soonAfter(now), now)) letters += await remind(id, now)
  return letters
}

async function remind(contestId: string, now: Date) {
  return transaction(async () => {
    const [contest, jury] = [await contestById(contestId), await juryOf(contestId)]
    if (!contest || !jury || jury.remindedAt) return 0
    await changeJury(contestId, { remindedAt: now })
    const left = (await scorecardsOf(contestId)).filter(({ state }) => state === 'assigned')
    const papers = left.map(({ jurorId, ideaId }) => ({ juror: jurorId, idea: ideaId }))
    return tellJurors({ contest, jury, papers }, 'reminder', now)
  })
}
