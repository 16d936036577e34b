import { z } from 'zod'
import { signedCookie } from '#app/web/signed-cookie.server.ts'

const Pending = z.object({
  provider: z.string(),
  issuer: z.string(),
  subject: z.string(),
  email: z.string(),
  groups: z.array(z.string()),
  /** The only account it may be connected with. */
  personId: z.string(),
  next: z.string(),
})

/** Whom a provider has vouched for in this browser, until the account it is to belong to has agreed. */
export type PendingIdentity = z.infer<typeof Pending>

const secondsKept = 15 * 60

export const pendingCookie = signedCookie('connect', Pending, secondsKept)
