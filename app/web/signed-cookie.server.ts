import type { z } from 'zod'
import { clearCookie, readCookie, setCookie } from '#app/web/cookies.server.ts'
import { sign, unsign } from '#app/web/signed.server.ts'

/**
 * A cookie whose content nobody but us can write. `seconds` is how long it is believed, whatever the browser keeps.
 * For small things that may be lost; identity lives in the sessions table.
 */
export function signedCookie<Schema extends z.ZodType>(name: string, schema: Schema, seconds: number) {
  const purpose = `cookie:${name}`
  return {
    read(request: { headers: Headers }, now: Date = new Date()): z.output<Schema> | undefined {
      const parsed = schema.safeParse(unsign(purpose, readCookie(request, name), now))
      return parsed.success ? parsed.data : undefined
    },
    /** Set-Cookie header carrying the value. */
    issue(value: z.input<Schema>, now: Date = new Date()): string {
      return setCookie(name, sign(purpose, value, new Date(now.getTime() + seconds * 1000)), { maxAge: seconds })
    },
    clear: () => clearCookie(name),
  }
}
