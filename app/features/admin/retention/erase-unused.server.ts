import { daysBefore, NOTICE_DAYS } from '#app/features/admin/retention/terms.ts'
import { dropBytes } from '#app/features/files/file-store.server.ts'
import { eraseAccount } from '#app/features/privacy/erase-account.server.ts'
import { transaction } from '#drizzle/database.ts'
import { forsakenAccounts } from '#drizzle/queries/retention.ts'

const atOnce = 50

/**
 * Erases, as they could themselves, accounts unused since `before` whose people were told thirty days ago: the letter
 * must have gone out. Whoever came back meanwhile stays.
 */
export async function eraseUnused(before: Date, now: Date) {
  const toldBy = daysBefore(now, NOTICE_DAYS)
  let erased = 0
  for (const { id } of await forsakenAccounts(before, toldBy, atOnce)) {
    const done = await transaction(async () => {
      const [person] = await forsakenAccounts(before, toldBy, 1, id)
      return person ? eraseAccount(null, person, now) : undefined
    })
    if (!done?.ok) continue
    await dropBytes(done.files)
    erased += 1
  }
  return erased
}
