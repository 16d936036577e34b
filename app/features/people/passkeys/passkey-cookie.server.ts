import { z } from 'zod'
import { challengeLifetime } from '#app/features/people/passkeys/passkey-challenges.server.ts'
import { signedCookie } from '#app/web/signed-cookie.server.ts'

/** Which browser asked to enter with a passkey: only there the answer is worth something. */
export const passkeyCookie = signedCookie('passkey', z.object({ browser: z.string() }), challengeLifetime / 1000)
