import { parseWithZod } from '@conform-to/zod/v4'
import type { z } from 'zod'
import { badRequest } from '#app/web/refuse.server.ts'
import { fallbackKey, translateIssue } from '#app/web/translate-issue.server.ts'

export type FormValues = Record<string, string | string[]>

export type FormRefusal = {
  ok: false
  /** What to say beside each field, in the person's language. */
  errors: Record<string, string[]>
  /** What to say above the form. */
  formErrors: string[]
  /** What they wrote, for the fields to show again; passwords and files are left out. */
  values: FormValues
}

export type FormResult<Value> = { ok: true; value: Value; values: FormValues } | FormRefusal

const mostEntries = 1000
// A leading letter keeps out `__proto__` and conform's own commands; short indexes keep lists from growing holes.
const fieldName =
  /^(?!constructor|prototype)[A-Za-z][\w-]*(?:\[\d{0,3}\])*(?:\.(?!constructor|prototype)[A-Za-z][\w-]*(?:\[\d{0,3}\])*)*$/

/** Reads and checks a form. What is not in the schema is left out; a body that is no form ends with 400. */
export async function readForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<FormResult<z.output<Schema>>> {
  const form = await readFormData(request)
  const submission = await parseWithZod(form, {
    schema,
    async: true,
    error: fallbackKey,
    disableAutoCoercion: true,
    formatError: (issues: z.core.$ZodIssue[]) => issues.map(translateIssue),
  })
  const values = keepValues(form)
  if (submission.status === 'success') return { ok: true, value: submission.value, values }
  return refuseForm(values, submission.error ?? {})
}

/** The same answer for a form that was well written but is refused by a rule: the reason goes beside its field. */
export function refuseForm(values: FormValues, errors: Record<string, string[] | null>): FormRefusal {
  const { '': formErrors, ...fields } = errors
  const shown = Object.entries(fields).filter((entry): entry is [string, string[]] => Boolean(entry[1]?.length))
  return { ok: false, errors: Object.fromEntries(shown), formErrors: formErrors ?? [], values }
}

async function readFormData(request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => badRequest())
  const names = [...form.keys()]
  if (names.length > mostEntries || names.some((name) => name.length > 200 || !fieldName.test(name))) badRequest()
  return form
}

function keepValues(form: FormData): FormValues {
  const kept: FormValues = {}
  for (const name of new Set(form.keys())) {
    const texts = form.getAll(name).filter((value) => typeof value === 'string')
    if (/password/i.test(name) || texts.length === 0) continue
    kept[name] = texts.length === 1 ? (texts[0] as string) : texts
  }
  return kept
}
