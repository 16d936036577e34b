import { domainToASCII } from 'node:url'
import { z } from 'zod'
import { canonicalText, hasDamage, isBlank } from '#app/web/canonical-text.server.ts'

/** The words of every form: Zod schemas whose messages are keys of `messages/<language>/errors.json`. */

type TextOptions = { max: number; min?: number; required?: boolean }

/** One line: a title, a sentence, a search. Line breaks and runs of spaces become one space. */
export function lineField({ max, min = 0, required = true }: TextOptions) {
  return text(
    (value) =>
      canonicalText(value)
        .replace(/\s+/g, (gap) => (/^\u00a0+$/.test(gap) ? gap : ' '))
        .trim(),
    {
      max,
      min,
      required,
    },
  )
}

/** Several lines, usually Markdown; spaces and line breaks stay as written. Optional unless told otherwise. */
export function bodyField({ max = 10_000, min = 0, required = false }: Partial<TextOptions> = {}) {
  return text((value) => canonicalText(value).replace(/\s+$/, ''), { max, min, required })
}

export const titleField = (options: Partial<TextOptions> = {}) => lineField({ max: 200, ...options })

/** How a person is called here. Empty is allowed: the page then says “Guest”. */
export const nameField = (options: Partial<TextOptions> = {}) => lineField({ max: 60, required: false, ...options })

/**
 * An address in lower case, its domain in ASCII, ready for a unique column. No mail server in use tells “Anna@” from
 * “anna@”, but telephones like to begin with a capital: one person must not become two.
 */
export function emailField() {
  return lineField({ max: 254 }).transform((value, context) => {
    const address = canonicalEmail(value)
    if (address) return address
    context.addIssue({ code: 'custom', message: 'errors_email' })
    return z.NEVER
  })
}

/** 12 to 128 signs, any of them; never trimmed. NFC, so that every keyboard makes the same bytes. */
export function passwordField({ min = 12, max = 128 } = {}) {
  return z
    .string({ error: 'errors_required' })
    .min(1, 'errors_required')
    .transform((value) => value.normalize('NFC'))
    .check(limitLength({ min, max, length: (value) => [...value].length }))
}

/** `#rrggbb` in lower case. */
export const colourField = () =>
  lineField({ max: 7 })
    .refine((value) => /^#[0-9a-f]{6}$/i.test(value), 'errors_colour')
    .transform((value) => value.toLowerCase())

function text(canonical: (value: string) => string, { max, min = 0, required }: TextOptions) {
  return z
    .preprocess((value) => value ?? '', z.string({ error: 'errors_invalid' }))
    .refine((value) => !hasDamage(value), 'errors_damaged_text')
    .transform(canonical)
    .transform((value) => (isBlank(value) ? '' : value))
    .refine((value) => !required || value !== '', 'errors_required')
    .check(limitLength({ min, max }))
}

/** Counts code points for the upper limit and, unless told otherwise, what a reader sees as one sign for the lower. */
function limitLength({
  min,
  max,
  length = visibleLength,
}: {
  min: number
  max: number
  length?: (value: string) => number
}) {
  return (context: z.core.ParsePayload<string>) => {
    const { value: input, issues } = context
    const tooLong = input.length > max && [...input].length > max
    if (tooLong) issues.push({ code: 'custom', message: 'errors_too_long', params: { max }, input })
    else if (input !== '' && input.length < min * 16 && length(input) < min)
      issues.push({ code: 'custom', message: 'errors_too_short', params: { min }, input })
  }
}

function visibleLength(value: string) {
  return [...new Intl.Segmenter().segment(value)].filter(({ segment }) => !isBlank(segment)).length
}

function canonicalEmail(value: string) {
  const at = value.lastIndexOf('@')
  const local = value.slice(0, at).toLowerCase()
  const domain = domainToASCII(value.slice(at + 1)).toLowerCase()
  const isLocal = at > 0 && local.length <= 64 && !/[\s"(),:;<>@[\\\]]|^\.|\.$|\.\./.test(local)
  const isDomain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(domain)
  return isLocal && isDomain && domain.length <= 253 ? `${local}@${domain}` : undefined
}
