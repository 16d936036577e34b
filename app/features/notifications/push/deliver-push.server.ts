import { pushKeys, pushSubject } from '#app/features/notifications/push/push-keys.server.ts'
import { pushLibrary } from '#app/features/notifications/push/push-library.server.ts'
import { ClosedAddress, guardedFetch } from '#app/server/guarded-fetch.server.ts'
import type { PushSubscriptionRow } from '#drizzle/queries/pushes.ts'

/** What a device shows, and where a press on it leads. */
export interface PushWords {
  title: string
  body: string
  path: string
  lang: string
  /** The same news told twice stands on the device once. */
  tag: string
}

/**
 * `gone`: the browser does not want it any more, or never could. `final`: trying again changes nothing. `away`: nobody
 * answers there at all.
 */
export type PushDelivery = { ok: true } | { ok: false; gone?: boolean; final?: boolean; away?: boolean; reason: string }

/** Seconds a push service keeps it for a device that is switched off: what is a day old stands on the site. */
const keepSeconds = 24 * 60 * 60

/** Hands words, sealed for one browser, to the push service of its maker. Never inside a transaction. */
export async function deliverPush(
  { endpoint, p256dh, auth }: Pick<PushSubscriptionRow, 'endpoint' | 'p256dh' | 'auth'>,
  words: PushWords,
): Promise<PushDelivery> {
  const sealed = await seal({ endpoint, keys: { p256dh, auth } }, words)
  if (!sealed) return { ok: false, gone: true, reason: 'Its keys cannot be used.' }
  try {
    const { status } = await guardedFetch(endpoint, { ...sealed, onlyWorld: true })
    return outcomeOf(status)
  } catch (fault) {
    if (fault instanceof ClosedAddress) return { ok: false, gone: true, reason: fault.message }
    const { code, message } = fault as { code?: string; message?: string }
    return { ok: false, away: true, reason: [code, message ?? String(fault)].filter(Boolean).join(': ') }
  }
}

async function seal(subscription: { endpoint: string; keys: { p256dh: string; auth: string } }, words: PushWords) {
  const [webPush, keys] = [await pushLibrary(), await pushKeys()]
  const vapidDetails = { subject: pushSubject(), ...keys }
  try {
    const { method, headers, body } = webPush.generateRequestDetails(subscription, JSON.stringify(words), {
      vapidDetails,
      TTL: keepSeconds,
      contentEncoding: 'aes128gcm',
      urgency: 'normal',
    })
    const all = Object.entries(headers).map(([name, value]) => [name, String(value)] as const)
    return { method, headers: Object.fromEntries(all), body }
  } catch {
    return undefined
  }
}

/** RFC 8030 §5 and §8.4: what is neither taken nor gone may be taken later, but for what is wrong with ours. */
function outcomeOf(status: number): PushDelivery {
  if (status >= 200 && status < 300) return { ok: true }
  const reason = `The push service answered ${status}.`
  if (status === 404 || status === 410) return { ok: false, gone: true, reason }
  return { ok: false, final: [400, 401, 403, 413].includes(status), reason }
}
