import { z } from 'zod'
import { signedCookie } from '#app/web/signed-cookie.server.ts'

const secondsKept = 60 * 60

/** Which new address this browser waits for a code from. */
export const emailChangeCookie = signedCookie('new-email', z.object({ id: z.string(), email: z.string() }), secondsKept)
