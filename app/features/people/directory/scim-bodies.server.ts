import { z } from 'zod'
import type { ScimOperation } from '#app/features/people/directory/scim-patch.ts'
import { scimProblem } from '#app/features/people/directory/scim-problem.server.ts'
import { lineField } from '#app/web/text-fields.server.ts'

const word = (max: number) => lineField({ max, required: false })

/** Some directories write booleans as words. */
const truth = () =>
  z.preprocess(
    (value) => (typeof value === 'string' ? ({ true: true, false: false }[value.toLowerCase()] ?? value) : value),
    z.boolean(),
  )

const orNothing = <Schema extends z.ZodType>(schema: Schema) => z.preprocess((value) => value ?? undefined, schema)

const Email = z.object({ value: word(254), type: word(40), primary: orNothing(truth().default(false)) })

/** RFC 7643 §4.1, as far as it is kept here; attributes beyond it are left out. */
const UserBody = z.object({
  userName: lineField({ max: 254 }),
  externalId: word(254),
  displayName: word(200),
  name: z.preprocess(
    (value) => value ?? {},
    z.object({ formatted: word(200), givenName: word(100), familyName: word(100) }),
  ),
  emails: orNothing(z.array(Email).max(20).default([])),
  active: orNothing(truth().default(true)),
})

/** RFC 7643 §4.2. */
const GroupBody = z.object({
  displayName: lineField({ max: 200 }),
  externalId: word(254),
  members: orNothing(
    z
      .array(z.object({ value: z.string().max(100) }))
      .max(10_000)
      .default([]),
  ),
})

const PatchBody = z.object({
  operations: z
    .array(
      z.object({
        op: z
          .string()
          .transform((op) => op.toLowerCase())
          .pipe(z.enum(['add', 'replace', 'remove'])),
        path: z.string().max(1000).optional(),
        value: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(1000),
})

export type UserWish = z.output<typeof UserBody>
export type GroupWish = z.output<typeof GroupBody>

export const userWish = (body: unknown): UserWish => check(UserBody, spelled(body, UserBody))
export const groupWish = (body: unknown): GroupWish => check(GroupBody, spelled(body, GroupBody))

export const patchWish = (body: unknown) => check(PatchBody, spelled(body, PatchBody)).operations as ScimOperation[]

/** The JSON of a call; throws SCIM's 400 for anything else. */
export async function readScim(request: Request): Promise<unknown> {
  try {
    const body: unknown = JSON.parse(await request.text())
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body
  } catch {}
  throw scimProblem(400, 'The body must be a JSON object.', 'invalidSyntax')
}

/** Names of attributes mean the same in any case (RFC 7643 §2.1). */
function spelled(body: unknown, { shape }: z.ZodObject) {
  const names = new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]))
  return Object.fromEntries(
    Object.entries(body as object).flatMap(([name, value]) => {
      const known = names.get(name.toLowerCase())
      return known ? [[known, value]] : []
    }),
  )
}

function check<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw scimProblem(400, `${issue?.path.join('.') || 'body'} is missing or not as RFC 7643 has it.`, 'invalidValue')
}
