import { type Attempt, attemptCookie } from '#app/features/people/sign-in/attempt-cookie.server.ts'
import { type CodeRequest, requestCode } from '#app/features/people/sign-in/request-code.server.ts'
import { m } from '#app/paraglide/messages.js'
import { safePath } from '#app/web/safe-path.server.ts'
import { readVisitor } from '#app/web/visitor.server.ts'

export type Asked = { ok: true; cookie: string } | { ok: false; message: string }

/** Mails a code for this browser, which remembers under the cookie answered what it waits for. */
export async function askForCode(
  request: Request,
  { email, next }: { email: string; next?: string },
  now = new Date(),
): Promise<Asked> {
  const attempt = { email, next: safePath(next), sends: 1 }
  const asked = await requestCode({ ...attempt, visitorId: readVisitor(request) }, now)
  return asked.ok
    ? { ok: true, cookie: attemptCookie.issue({ ...attempt, id: asked.attempt }, now) }
    : { ok: false, message: inWords(asked) }
}

/** The same once more; the code before it stops working. */
export async function askForAnotherCode(request: Request, attempt: Attempt, now = new Date()): Promise<Asked> {
  const asked = await requestCode({ ...attempt, visitorId: readVisitor(request), again: true }, now)
  const sends = attempt.sends + 1
  return asked.ok
    ? { ok: true, cookie: attemptCookie.issue({ ...attempt, id: asked.attempt, sends }, now) }
    : { ok: false, message: inWords(asked) }
}

function inWords(refused: Exclude<CodeRequest, { ok: true }>) {
  return refused.reason === 'people_code_too_fast'
    ? m.people_code_too_fast({ seconds: refused.seconds })
    : m.people_code_too_many({ minutes: refused.minutes })
}
