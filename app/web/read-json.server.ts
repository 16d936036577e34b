import type { z } from 'zod'
import { problem } from '#app/web/problem.server.ts'
import { translate } from '#app/web/translate.server.ts'
import { fallbackKey, translateIssue } from '#app/web/translate-issue.server.ts'

const mostErrors = 50

export type JsonResult<Value> = { ok: true; value: Value } | { ok: false; problem: Response }

/** Reads and checks the body of an API call. Unlike in a form, a field nobody asked for is a mistake and is named. */
export async function readJson<Schema extends z.ZodObject>(
  request: Request,
  schema: Schema,
): Promise<JsonResult<z.output<Schema>>> {
  const text = await request.text()
  const body = text === '' ? {} : parse(text)
  if (body === undefined)
    return { ok: false, problem: problem(400, { code: 'not-json', detail: translate('errors_json') }) }
  const parsed = await schema.strict().safeParseAsync(body, { error: fallbackKey })
  if (parsed.success) return { ok: true, value: parsed.data as z.output<Schema> }
  return {
    ok: false,
    problem: problem(422, { code: 'not-accepted', errors: parsed.error.issues.flatMap(describe).slice(0, mostErrors) }),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined
  } catch {
    return undefined
  }
}

function describe(issue: z.core.$ZodIssue) {
  if (issue.code !== 'unrecognized_keys') return [entry(issue.path, issue)]
  return issue.keys.map((key) => entry([...issue.path, key], { ...issue, keys: [key] }))
}

function entry(path: PropertyKey[], issue: z.core.$ZodIssue) {
  const pointer = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  return { pointer, code: issue.message.replace(/^errors_/, '').replaceAll('_', '-'), detail: translateIssue(issue) }
}
