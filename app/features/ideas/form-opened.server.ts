import { sign, unsign } from '#app/web/signed.server.ts'

const dayMs = 24 * 60 * 60 * 1000
const purpose = 'form-opened'

/** Says when a form was opened, so that it can be believed when it comes back; for one contest, for a day. */
export const signOpened = (contestId: string, now: Date) =>
  sign(purpose, [contestId, now.getTime()], new Date(now.getTime() + dayMs))

export function readOpened(contestId: string, text: string | undefined, now: Date): Date | undefined {
  const value = unsign(purpose, text, now)
  return Array.isArray(value) && value[0] === contestId && typeof value[1] === 'number' ? new Date(value[1]) : undefined
}
