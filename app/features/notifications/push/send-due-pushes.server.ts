import { deliverPush, type PushDelivery, type PushWords } from '#app/features/notifications/push/deliver-push.server.ts'
import { stillWanted } from '#app/features/notifications/still-wanted.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { MOST_TRIES } from '#app/mail/most-tries.ts'
import { transaction } from '#drizzle/database.ts'
import {
  changePush,
  claimPush,
  type DuePush,
  dropPush,
  dropSubscription,
  duePushes,
  noteDelivered,
} from '#drizzle/queries/pushes.ts'

const pushesAtOnce = 50
const minute = 60 * 1000
const longestWait = 6 * 60 * minute
const lease = 10 * minute
const longestRun = 20 * 1000
const stale = 3 * 24 * 60 * minute

/**
 * Tells people's devices what waits for them, with the same patience as mails: again after 1, 2, 4 … minutes, twelve
 * times in all. Each is taken before it is tried, so that no two processes tell it. A service that does not answer is not
 * asked again in the same run. Answers how many were told.
 */
export async function sendDuePushes(now = new Date()): Promise<number> {
  if (!(await siteSettings()).push) return 0
  const started = Date.now()
  const away = new Set<string>()
  let told = 0
  for (const due of await duePushes(now, pushesAtOnce, MOST_TRIES)) {
    const { host } = new URL(due.subscription.endpoint)
    if (away.has(host)) continue
    const delivery = await send(due, now)
    if (delivery?.ok) told += 1
    if (delivery && !delivery.ok && delivery.away) away.add(host)
    if (Date.now() - started > longestRun) break
  }
  return told
}

/** Whether there is anything to tell; asked every two seconds, so it only reads. */
export const pushesAreDue = async (now: Date) =>
  (await siteSettings()).push && (await duePushes(now, 1, MOST_TRIES)).length > 0

async function send(due: DuePush, now: Date): Promise<PushDelivery | undefined> {
  const { push, subscription, person } = due
  const ours = await transaction(() => claimPush(push, new Date(now.getTime() + lease)))
  if (!ours) return undefined
  // A new password, other rights, an end of all sessions: whoever sits at that device has to come in again.
  if (person.kind !== 'account' || person.securityStamp !== subscription.securityStamp) {
    await transaction(() => dropSubscription(subscription.id, person.id))
    return undefined
  }
  const words = await wordsNow(due, now)
  if (!words) {
    await transaction(() => dropPush(push.id))
    return undefined
  }
  const delivery = await deliverPush(subscription, words)
  await transaction(() => note(due, delivery, now))
  return delivery
}

/** What may be said at this moment: what the mail would say. Nothing that was hidden since, nor what is days old. */
async function wordsNow({ push, mail, person }: DuePush, now: Date): Promise<PushWords | undefined> {
  if (!mail || mail.withheldAt || now.getTime() - push.createdAt.getTime() > stale) return undefined
  const wanted = await stillWanted(mail)
  if (!wanted) return undefined
  const { organisation, language } = await siteSettings()
  const path = mail.aboutId ? `/i/${mail.aboutId}` : '/me/news'
  return { title: wanted.subject, body: organisation, path, lang: person.language ?? language, tag: mail.id }
}

async function note({ push, subscription, person }: DuePush, delivery: PushDelivery, now: Date) {
  if (delivery.ok) {
    await dropPush(push.id)
    return noteDelivered(subscription.id, now)
  }
  if (delivery.gone) return void (await dropSubscription(subscription.id, person.id))
  const dueAt = new Date(now.getTime() + Math.min(minute * 2 ** push.tries, longestWait))
  const tries = delivery.final ? MOST_TRIES : push.tries + 1
  await changePush(push.id, { tries, dueAt, lastError: delivery.reason.slice(0, 300) })
}
