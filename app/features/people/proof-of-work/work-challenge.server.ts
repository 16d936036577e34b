import { createHash, randomBytes } from 'node:crypto'
import { workBits } from '#app/features/people/proof-of-work/work-puzzle.ts'
import { sign, unsign } from '#app/web/signed.server.ts'

const purpose = 'proof-of-work'

/** As long as somebody may write at a form. */
export const challengeMs = 24 * 60 * 60 * 1000

/** A challenge for the forms of one place, such as a contest; nobody else can have written it, and it ends. */
export const writeChallenge = (place: string, now: Date) =>
  sign(purpose, [place, now.getTime(), randomBytes(9).toString('base64url')], new Date(now.getTime() + challengeMs))

/** When a challenge was given out; undefined when it is not ours, for another place, or too old. */
export function challengeFrom(place: string, text: string | undefined, now: Date): Date | undefined {
  const value = unsign(purpose, text, now)
  return Array.isArray(value) && value[0] === place && typeof value[1] === 'number' ? new Date(value[1]) : undefined
}

/** What a browser hashes together with its tries. */
export const hashOf = (challenge: string) => createHash('sha256').update(challenge).digest('hex')

/** Whether somebody has found it; says nothing about how often it was used. */
export function solves(challenge: string, solution: string | undefined): boolean {
  if (!solution || !/^[0-9a-f]{16}$/.test(solution)) return false
  const tried = createHash('sha256').update(Buffer.from(hashOf(challenge) + solution, 'hex'))
  return tried.digest().readUInt32BE(0) >>> (32 - workBits) === 0
}
