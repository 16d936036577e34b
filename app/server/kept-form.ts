import type { Visit } from '#app/server/visit.server.ts'

/** Where forms hold secrets, or nothing that took effort to write. */
const neverKept = /^\/(?:in|setup|k|me\/(?:password|erase|passkeys|email))(?:\/|$)/
const secretField = /password|secret|code|token/i
const mostFields = 200

/**
 * What somebody sent and could not be stored, as fields of a form that sends it again; nothing where it holds secrets
 * or is no plain form.
 */
export function keptForm({ path, headers }: Visit, body: Buffer | undefined): [string, string][] | undefined {
  const type = headers.get('Content-Type') ?? ''
  if (!body || !type.startsWith('application/x-www-form-urlencoded') || neverKept.test(path)) return undefined
  const fields = [...new URLSearchParams(body.toString('utf8'))]
  const fits = fields.length <= mostFields && !fields.some(([name]) => secretField.test(name))
  return fits ? fields : undefined
}
