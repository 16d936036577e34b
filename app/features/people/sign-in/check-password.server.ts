import { audit } from '#app/features/events/audit.server.ts'
import type { Consumed } from '#app/features/people/sign-in/consume-code.server.ts'
import { fitsPassword, hashPassword, isOutdated } from '#app/features/people/sign-in/password-hash.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { changePerson, type PersonRow, personByEmail } from '#drizzle/queries/people.ts'
import { addSignInCode, liveSignInCode, spendSignInCode, spendTry } from '#drizzle/queries/sign-in-codes.ts'

const purpose = 'password'
const mostTries = 10
const period = 15 * 60 * 1000

/**
 * Checks an address and a password. Unknown addresses take as long and get the same answer as wrong passwords;
 * after ten tries within a quarter of an hour an address has to wait, whether it exists or not.
 */
export async function checkPassword(email: string, password: string, now = new Date()): Promise<Consumed> {
  const counter = await takeTry(email, now)
  if (!counter) return { ok: false, reason: 'people_password_wait' }
  const person = await personByEmail(email)
  const fits = await fitsPassword(password, person?.kind === 'account' ? person.passwordHash : undefined)
  if (!person || !fits) {
    await transaction(() => audit(null, 'sign-in.failed', { subject: 'session', subjectId: person?.id ?? '' }, now))
    return { ok: false, reason: 'people_password_wrong' }
  }
  await forgetTries(counter, person, password, now)
  return { ok: true, proof: { email, name: '', provesAddress: false, guests: [], next: '/' } }
}

/** Counts a try of this address; nothing when there are none left for now. */
async function takeTry(email: string, now: Date) {
  return transaction(async () => {
    const counter = (await liveSignInCode(email, purpose, now))?.id ?? (await startCounting(email, now))
    return (await spendTry(counter, mostTries, now))?.id
  })
}

async function startCounting(email: string, now: Date) {
  const id = newId()
  // A row that only counts: these are no hashes of anything, so nothing can ever match them.
  const unused = { linkHash: `password:${id}`, codeHash: '' }
  await addSignInCode({ id, email, purpose, ...unused, createdAt: now, expiresAt: new Date(now.getTime() + period) })
  return id
}

async function forgetTries(counter: string, person: PersonRow, password: string, now: Date) {
  const renewed = person.passwordHash && isOutdated(person.passwordHash) ? await hashPassword(password) : undefined
  await transaction(async () => {
    await spendSignInCode(counter, now)
    if (renewed) await changePerson(person.id, { passwordHash: renewed })
  })
}
