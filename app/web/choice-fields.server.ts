import { z } from 'zod'

/** A whole number, of six digits where nobody asks for more, from a form as text or from JSON as number. Nothing is converted by guess. */
export function countField({ min = 0, max = 999_999 } = {}) {
  return z.union([z.string(), z.number()], { error: 'errors_required' }).transform((value, context) => {
    const number = typeof value === 'number' ? value : isDigits(value.trim(), max) ? Number(value.trim()) : Number.NaN
    if (Number.isInteger(number) && number >= min && number <= max) return number
    const message = value === '' ? 'errors_required' : 'errors_number'
    context.addIssue({ code: 'custom', message, params: { min, max } })
    return z.NEVER
  })
}

const isDigits = (text: string, max: number) => /^\d+$/.test(text) && text.length <= Math.max(6, String(max).length)

/** The same where empty means “no limit”. */
export function optionalCountField(limits: { min?: number; max?: number } = {}) {
  return z.preprocess((value) => (value === '' || value === undefined ? null : value), countField(limits).nullable())
}

export function choiceField<const Choices extends readonly [string, ...string[]]>(choices: Choices) {
  return z.enum(choices, {
    error: (issue) => (issue.input === undefined || issue.input === '' ? 'errors_required' : 'errors_choice'),
  })
}

/** A checkbox: absent is no. JSON may say true or false. */
export function checkField() {
  return z
    .union([z.boolean(), z.literal('on'), z.literal('true'), z.literal('false'), z.literal('')], {
      error: 'errors_choice',
    })
    .optional()
    .transform((value) => value === true || value === 'on' || value === 'true')
}

/** Fields of the same name: one of them arrives alone, none of them not at all, empty ones do not count. */
export function listField<Item extends z.ZodType>(item: Item, { max }: { max: number }) {
  const message = { error: 'errors_list_too_long', params: { max } }
  return z.preprocess(
    asList,
    z.array(item).refine((items) => items.length <= max, message),
  )
}

function asList(value: unknown) {
  const items = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
  return items.filter((entry) => entry !== '')
}
