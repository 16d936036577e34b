import type { z } from 'zod'
import { translate } from '#app/web/translate.server.ts'

/** What a Zod issue says to a person: its message is a key, its limits are the parameters. */
export function translateIssue(issue: z.core.$ZodIssue): string {
  return translate(issue.message, issueParameters(issue))
}

/** What Zod says in its own words becomes “missing” or “not accepted”; to be given to every parse as `error`. */
export const fallbackKey: z.core.$ZodErrorMap = ({ code, input }) => {
  if (code === 'unrecognized_keys') return 'errors_unknown_field'
  return code === 'invalid_type' && input === undefined ? 'errors_required' : 'errors_invalid'
}

function issueParameters(issue: z.core.$ZodIssue): Record<string, string | number> {
  const limits: Record<string, string | number> = {}
  if ('minimum' in issue) limits.min = Number(issue.minimum)
  if ('maximum' in issue) limits.max = Number(issue.maximum)
  if (issue.code === 'unrecognized_keys') limits.name = issue.keys.join(', ').slice(0, 200)
  const given = 'params' in issue ? Object.entries(issue.params ?? {}) : []
  const texts = given.filter((entry): entry is [string, string | number] =>
    ['string', 'number'].includes(typeof entry[1]),
  )
  return { ...limits, ...Object.fromEntries(texts) }
}
