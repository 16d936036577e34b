import { z } from 'zod'
import { signedCookie } from '#app/web/signed-cookie.server.ts'

const Attempt = z.object({ id: z.string(), email: z.string(), next: z.string(), sends: z.number() })

/** What the browser that asked for a code remembers until it is signed in. */
export type Attempt = z.infer<typeof Attempt>

/** Longer than a code lives, so that who comes back too late can ask for another without writing the address again. */
const secondsKept = 60 * 60

export const attemptCookie = signedCookie('sign-in', Attempt, secondsKept)
