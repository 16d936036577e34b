import { z } from 'zod'
import { ClosedAddress, openAddress } from '#app/server/guarded-fetch.server.ts'
import { lineField } from '#app/web/text-fields.server.ts'

const longest = 4_000

/** Of so many bytes, as base64url or base64. */
const bytesField = (count: number) =>
  z.string().refine((text) => text.length < 200 && Buffer.from(text, 'base64').length === count)

const Subscription = z.object({
  endpoint: z.string().max(1_500).refine(isOpen),
  keys: z.object({ p256dh: bytesField(65), auth: bytesField(16) }),
})

/** What a browser says about itself: JSON of a PushSubscription. Its address is asked by us, so it has to be of the world. */
export const PushForm = z.object({
  subscription: z
    .string()
    .max(longest)
    .transform((text, context) => {
      const read = Subscription.safeParse(parse(text))
      if (read.success) return read.data
      context.addIssue({ code: 'custom', message: 'errors_choice' })
      return z.NEVER
    }),
})

export const DeviceForm = z.object({ device: lineField({ max: 60 }) })

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isOpen(endpoint: string) {
  try {
    return Boolean(openAddress(endpoint, { onlyWorld: true }))
  } catch (fault) {
    if (fault instanceof ClosedAddress) return false
    throw fault
  }
}
