import { z } from 'zod'
import { bodyField, emailField, lineField } from '#app/web/text-fields.server.ts'

const mostTags = 30
const mostInvited = 2000

/** Tags written with commas or one to a line; each once, as first written. */
export function tagsField() {
  const tag = lineField({ max: 40, required: false })
  return bodyField({ max: 2_000 }).transform((text, context) => {
    const tags = uniqueBy(entriesOf(text), (entry) => entry.toLowerCase())
    const fault = tags.length > mostTags ? tooMany(mostTags) : faultOf(z.array(tag).safeParse(tags).error)
    if (!fault) return tags
    context.addIssue(fault)
    return z.NEVER
  })
}

/** E-mail addresses and whole domains (`example.org` or `@example.org`), by comma, space or line. */
export function invitedField() {
  return bodyField({ max: 60_000 }).transform((text, context) => {
    const entries = text.split(/[\s,;]+/).filter(Boolean)
    const emails: string[] = []
    const domains: string[] = []
    for (const entry of entries) {
      const isDomain = !entry.includes('@') || entry.startsWith('@')
      const email = emailField().safeParse(isDomain ? `x@${entry.replace(/^@/, '')}` : entry)
      if (!email.success)
        context.addIssue({ code: 'custom', message: 'contests_bad_invited', params: { entry: entry.slice(0, 80) } })
      else if (isDomain) domains.push(email.data.slice(2))
      else emails.push(email.data.toLowerCase())
    }
    if (entries.length > mostInvited) context.addIssue(tooMany(mostInvited))
    return { emails: [...new Set(emails)], domains: [...new Set(domains)] }
  })
}

const entriesOf = (text: string) =>
  text
    .split(/[,;\n]+/)
    .map((entry) => entry.trim())
    .filter(Boolean)
const tooMany = (max: number) => ({ code: 'custom' as const, message: 'errors_list_too_long', params: { max } })

function faultOf(error: z.ZodError | undefined) {
  const issue = error?.issues[0]
  if (!issue) return undefined
  const params = 'params' in issue ? (issue.params as Record<string, unknown>) : {}
  return { code: 'custom' as const, message: issue.message, params }
}

function uniqueBy(entries: string[], key: (entry: string) => string) {
  const first = new Map<string, string>()
  for (const entry of entries) if (!first.has(key(entry))) first.set(key(entry), entry)
  return [...first.values()]
}
