import { env } from '#app/env.server.ts'
import { m } from '#app/paraglide/messages.js'
import { readOpened, signOpened } from '#app/web/form-opened.server.ts'
import type { FormValues } from '#app/web/read-form.server.ts'

/** How a form gave itself away: a field that people do not meet was filled in, or it came back faster than anybody writes. */
export type Caught = 'trap' | 'haste'

/** Documented in SECURITY.md; a change here is a change there. */
export const shortestWriting = 2_000
/** An address is often filled in by the browser itself. */
export const shortestSignIn = 800

/**
 * Fields for a form that strangers may send, as HTML made here so that it weighs nothing as script: when it was opened,
 * sealed, and one field nobody sees, hears, or reaches with the keyboard. `withSeal`: the form says itself when it was opened.
 */
export function trapFields(place: string, now: Date, { withSeal = true } = {}): string {
  const timed = withSeal && env.RATE_LIMITS === 'on'
  const seal = timed ? `<input type="hidden" name="opened" value="${signOpened(place, now)}">` : ''
  const field = '<input name="homepage" tabindex="-1" autocomplete="off">'
  return `<div class="visually-hidden" aria-hidden="true">${seal}${field}</div>`
}

/** Whether a program seems to have sent the form. A form that does not say when it was opened is not judged by time. */
export function caughtBy(values: FormValues, place: string, now: Date, shortest = shortestWriting): Caught | null {
  if ([values.homepage ?? ''].flat().some((text) => text.trim() !== '')) return 'trap'
  if (env.RATE_LIMITS === 'off') return null
  const opened = readOpened(place, [values.opened ?? ''].flat()[0], now)
  return opened && now.getTime() - opened.getTime() < shortest ? 'haste' : null
}

/** What the person is told who was taken for a program; the form keeps all they wrote, and sending it again is enough. */
export const caughtWords = (caught: Caught) => (caught === 'trap' ? m.site_form_trap() : m.site_form_haste())
