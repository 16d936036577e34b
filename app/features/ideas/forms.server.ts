import { z } from 'zod'
import { choiceField, listField, optionalCountField } from '#app/web/choice-fields.server.ts'
import { bodyField, emailField, lineField, nameField } from '#app/web/text-fields.server.ts'

export const LONGEST_TITLE = 200
export const LONGEST_BODY = 20_000
export const LONGEST_BENEATH = 4_000
const mostTags = 5

/** Fewer signs than these say nothing to others. */
const shortestTitle = 3

const titleField = () =>
  lineField({ max: LONGEST_TITLE }).refine((title) => [...title].length >= shortestTitle, 'ideas_short')

const texts = {
  title: titleField(),
  body: bodyField({ max: LONGEST_BODY }),
  beneath: bodyField({ max: LONGEST_BENEATH }),
  beneathFor: choiceField(['everyone', 'team']).default('everyone'),
  tags: listField(lineField({ max: 40 }), { max: mostTags }),
}

/** What an idea is made of, from the page and from the API. */
export const IdeaForm = z.object({
  ...texts,
  pseudonym: nameField(),
  fields: z.record(z.string().max(60), z.string().max(2_000)).optional(),
  cost: optionalCountField().optional(),
})

/** The page's form: besides the idea, where to send the answer, and what the page knows of itself. */
export const ProposeForm = IdeaForm.omit({ fields: true, cost: true }).extend({
  email: z.preprocess((value) => (value === '' ? undefined : value), emailField().optional()),
  /** Signed: when the form was opened. */
  opened: z.string().max(500).optional(),
  /** The similar ideas were on the screen already, or the step that shows them was skipped. */
  similar: z.literal('seen').optional(),
})

export const EditForm = z.object({
  ...texts,
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
})

export const PasteForm = z.object({
  list: bodyField({ max: 60_000, required: true }),
  opened: z.string().max(500).optional(),
})

/** The lines of the list that are to be published. */
export const PasteChosenForm = PasteForm.extend({
  take: listField(
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number),
    { max: 100 },
  ),
})

export const WithdrawForm = z.object({ reason: lineField({ max: 500, required: false }) })

export type IdeaInput = z.output<typeof IdeaForm>
export type EditInput = z.output<typeof EditForm>

/** A change from the API: what is left out stays as it is. */
export const IdeaPatch = z.object({
  title: titleField().optional(),
  body: bodyField({ max: LONGEST_BODY }).optional(),
  beneath: bodyField({ max: LONGEST_BENEATH }).optional(),
  beneathFor: choiceField(['everyone', 'team']).optional(),
  tags: listField(lineField({ max: 40 }), { max: mostTags }).optional(),
  version: z.number().int().min(0).optional(),
})
