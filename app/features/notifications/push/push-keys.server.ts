import { join } from 'node:path'
import { z } from 'zod'
import { env } from '#app/env.server.ts'
import { pushLibrary } from '#app/features/notifications/push/push-library.server.ts'
import { keepKeyFile } from '#app/server/key-file.server.ts'

const Keys = z.object({ publicKey: z.string(), privateKey: z.string() })
let loaded: { file: string; keys: z.output<typeof Keys> } | undefined

/**
 * By which push services know this site (VAPID, RFC 8292); made at the first use. Browsers that switched news on with one
 * key take nothing signed with another, so its file moves with the site.
 */
export async function pushKeys() {
  const file = join(env.DATA_DIR, 'keys', 'push-vapid.json')
  if (loaded?.file !== file) {
    const webPush = await pushLibrary()
    const text = keepKeyFile(file, () => `${JSON.stringify(webPush.generateVAPIDKeys())}\n`)
    loaded = { file, keys: Keys.parse(JSON.parse(text)) }
  }
  return loaded.keys
}

/** Whom a push service may write to about us. */
export function pushSubject() {
  const { protocol, origin, hostname } = new URL(env.PUBLIC_URL)
  return protocol === 'https:' ? origin : `mailto:noreply@${hostname}`
}
