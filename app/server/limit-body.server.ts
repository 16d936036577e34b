import type { Guard, Refusal, Visit } from '#app/server/visit.server.ts'
import { isSafeMethod } from '#app/server/visit.server.ts'

const kB = 1024

/** Where long texts are written. A form sends a Russian letter in 6 bytes, a Chinese one in 9. */
const longTexts = /^\/(?:c|i|d|admin|desk|api\/v1|scim)(?:\/|$)/

/** Where people send files. */
const uploads = /^\/(?:i\/[^/]+\/files|comments\/[^/]+\/files|me\/picture|admin\/branding\/logo)$/

export const isUpload = ({ path }: Visit) => uploads.test(path)

const types = [
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/json',
  'application/merge-patch+json',
  'application/scim+json',
]

/** How large a body may be here, and of which kinds. What says it is larger is refused before a byte is read. */
export const limitBody: Guard = (visit) => {
  const { incoming, path } = visit
  visit.bodyLimit = (isUpload(visit) ? 10 * kB : longTexts.test(path) ? 256 : isAnonymous(visit) ? 16 : 64) * kB
  if (!hasBody(visit)) return undefined
  if (isSafeMethod(visit)) return { status: 400 }
  if (Number(incoming.headers['content-length'] ?? 0) > visit.bodyLimit) return tooLarge(visit)
  return isReadable(incoming.headers) ? undefined : { status: 415, headers: { Accept: types.join(', ') } }
}

const isAnonymous = ({ headers }: Visit) => !headers.has('Cookie') && !headers.has('Authorization')

export function hasBody({ incoming: { headers } }: Visit) {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

export function tooLarge({ bodyLimit, context }: Visit): Refusal {
  const large = bodyLimit >= kB * kB
  const inUnit = new Intl.NumberFormat(context.locale, { style: 'unit', unit: large ? 'megabyte' : 'kilobyte' })
  const limit = inUnit.format(bodyLimit / (large ? kB * kB : kB))
  return { status: 413, parameters: { limit }, ...(large ? { text: 'errors_413_file_text' } : {}) }
}

function isReadable({ 'content-type': type = '', 'content-encoding': encoding }: Visit['incoming']['headers']) {
  const [essence = '', ...parameters] = type
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  if ((encoding && encoding !== 'identity') || !types.includes(essence)) return false
  return (
    essence !== 'multipart/form-data' || parameters.some((part) => /^boundary="?[\w'()+,./:=? -]{1,70}"?$/.test(part))
  )
}
