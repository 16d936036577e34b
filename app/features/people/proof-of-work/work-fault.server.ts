import { createHmac } from 'node:crypto'
import { asksWork } from '#app/features/people/proof-of-work/asks-work.server.ts'
import { challengeFrom, challengeMs, solves } from '#app/features/people/proof-of-work/work-challenge.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { isLoopback } from '#app/server/is-loopback.server.ts'
import { networkOf } from '#app/server/network-of.server.ts'
import { secretsFor } from '#app/server/secrets.server.ts'
import type { FormValues } from '#app/web/read-form.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { transaction } from '#drizzle/database.ts'
import { spendProof } from '#drizzle/queries/spent-proofs.ts'

/**
 * Milliseconds a form rests instead, where no script does the work. Documented in SECURITY.md; a change here is a change
 * there. Each page is good for one form, and a network sends one in that time: programs that wait are slower than
 * programs that work.
 */
export const scriptlessWait = 20_000

/**
 * Why a form is not taken yet: its browser has neither done the work, nor waited. Nothing that was written is lost by it,
 * and sending it again is enough. Called last, when all else is right, for a solution is used up by it.
 */
export async function workFault(viewer: Viewer | undefined, values: FormValues, place: string, now: Date) {
  if (!(await asksWork(viewer, now))) return null
  const challenge = one(values.work)
  const solution = one(values.solution)
  if (challengeFrom(place, challenge, now) && solves(challenge, solution)) {
    if (await spend(`${challenge} ${solution}`, challengeMs, now)) return null
    return m.site_work_used()
  }
  return waitFault([one(values.waited), challenge], place, now)
}

/** What a form that came back already has behind it counts. */
async function waitFault(challenges: string[], place: string, now: Date) {
  const rests = challenges.map((challenge) => ({ challenge, rest: restOf(challengeFrom(place, challenge, now), now) }))
  const rested = rests.filter(({ rest }) => rest <= 0)
  if (rested.length > 0 && (await ownTurn(now)))
    for (const { challenge } of rested) if (await spend(challenge, challengeMs, now)) return null
  const left = rested.length > 0 ? scriptlessWait : Math.min(...rests.map(({ rest }) => rest))
  return m.site_work_wait({ seconds: Math.ceil(left / 1000) })
}

const restOf = (from: Date | undefined, now: Date) => scriptlessWait - (from ? now.getTime() - from.getTime() : 0)

/** One form in that time from a network; behind a proxy that nobody named all seem to come from this machine. */
async function ownTurn(now: Date) {
  const { ip } = requestContext()
  return !ip || isLoopback(ip) || (await spend(`network ${networkOf(ip)}`, scriptlessWait, now))
}

function spend(what: string, ms: number, now: Date) {
  const key = secretsFor('proof-of-work')[0] as Buffer
  const hash = createHmac('sha256', key).update(what).digest('base64url')
  return transaction(() => spendProof(hash, new Date(now.getTime() + ms), now))
}

const one = (value: FormValues[string] | undefined) => [value ?? ''].flat()[0] ?? ''
