import { z } from 'zod'
import { signedCookie } from '#app/web/signed-cookie.server.ts'

const Tried = z.object({
  provider: z.string(),
  subject: z.string(),
  email: z.string(),
  name: z.string(),
  groups: z.array(z.string()),
  /** Why the person would be refused, as a message key; '' when they would be let in. */
  refused: z.string(),
  role: z.string(),
  contests: z.number(),
})

/** What a provider told about the admin who tried it. */
export type Tried = z.infer<typeof Tried>

const secondsKept = 5 * 60

export const triedCookie = signedCookie('tried', Tried, secondsKept)
