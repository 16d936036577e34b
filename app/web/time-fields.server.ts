import { z } from 'zod'
import { isTimeZone, localToInstant } from '#app/web/local-time.ts'

/** IANA name of a time zone, such as `America/Bogota`. */
export const timeZoneField = () => z.string({ error: 'errors_required' }).refine(isTimeZone, 'errors_time_zone')

/** What `<input type="datetime-local">` sends; becomes an instant with `localToInstant` once the zone is known. */
function localTimeField() {
  return z
    .string({ error: 'errors_required' })
    .min(1, 'errors_required')
    .refine((value) => localToInstant(value, 'UTC') !== undefined, 'errors_date')
}

export const optionalLocalTimeField = () =>
  z.preprocess((value) => (value === '' ? undefined : value), localTimeField().optional())

/** An ISO 8601 instant with its offset, as the API speaks it. */
export function instantField() {
  return z.iso.datetime({ offset: true, error: 'errors_date' }).transform((value) => new Date(value))
}
