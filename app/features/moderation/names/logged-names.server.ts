import { nameReason } from '#app/features/moderation/names/name-reasons.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import { loggedNames } from '#drizzle/queries/names.ts'

const most = 50

const decided = {
  leave: m.names_log_left,
  replace: m.names_log_replaced,
  restore: m.moderation_log_granted,
  uphold: m.moderation_log_upheld,
}

/** What was decided about names of late, for everybody: when, whether of a person or a union, by which reason. No name. */
export async function namesLogged(timeZone: string, now: Date) {
  return (await loggedNames(most)).map(({ id, subject, decision, reason, createdAt }) => ({
    id,
    date: showDay(createdAt, timeZone, now),
    kind: subject === 'person' ? m.names_of_person() : m.names_of_union(),
    decision: decided[decision](),
    reason: reason && nameReason(reason),
  }))
}
