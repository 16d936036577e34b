import { hash, parseOptions, verify } from '@node-rs/argon2'
import { unavailable } from '#app/web/refuse.server.ts'

/** Argon2id is the library's default algorithm; costs after OWASP's password storage cheat sheet. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Each hash takes 19 MB and a core for a moment: a flood of sign-ins must not stop the site. */
const mostAtOnce = 4
const mostWaiting = 200

/** The hash of a password nobody knows, so that an unknown address takes as long as a known one. */
const nobodys = '$argon2id$v=19$m=19456,t=2,p=1$W8mW9eVkLhaWijl+Y2GR9w$uAtKWX0Oy8FNYe/znx6FDOdJYF8dPKPxv9wnP0bdADk'

let running = 0
const waiting: (() => void)[] = []

export const hashPassword = (password: string) => inTurn(() => hash(password, cost))

/** Whether the password is the one behind the hash; without a hash it takes the same time and is not. */
export async function fitsPassword(password: string, passwordHash: string | null | undefined) {
  const fits = await inTurn(() => verify(passwordHash || nobodys, password))
  return fits && Boolean(passwordHash)
}

/** Whether the hash was made with other costs than today's. */
export function isOutdated(passwordHash: string) {
  const made = parseOptions(passwordHash)
  return made.memoryCost !== cost.memoryCost || made.timeCost !== cost.timeCost || made.parallelism !== cost.parallelism
}

async function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  if (waiting.length >= mostWaiting) unavailable(5)
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
