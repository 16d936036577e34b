import { sign, unsign } from '#app/web/signed.server.ts'

const dayMs = 24 * 60 * 60 * 1000
const purpose = 'form-opened'

/** Says when a form was opened, so that it can be believed when it comes back; for one place, such as a contest, for a day. */
export const signOpened = (place: string, now: Date) =>
  sign(purpose, [place, now.getTime()], new Date(now.getTime() + dayMs))

export function readOpened(place: string, text: string | undefined, now: Date): Date | undefined {
  const value = unsign(purpose, text, now)
  return Array.isArray(value) && value[0] === place && typeof value[1] === 'number' ? new Date(value[1]) : undefined
}
