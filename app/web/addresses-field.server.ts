import { z } from 'zod'
import { bodyField, emailField } from '#app/web/text-fields.server.ts'

/** E-mail addresses by comma, space or line; each once, in lower case. */
export function addressesField({ max }: { max: number }) {
  return bodyField({ max: 20_000 }).transform((text, context) => {
    const entries = text.split(/[\s,;]+/).filter(Boolean)
    const wrong = entries.find((entry) => !emailField().safeParse(entry).success)
    const fault = wrong !== undefined ? 'errors_email' : entries.length > max ? 'errors_list_too_long' : undefined
    if (!fault) return [...new Set(entries.map((entry) => emailField().parse(entry)))]
    context.addIssue({ code: 'custom', message: fault, params: { max } })
    return z.NEVER
  })
}
