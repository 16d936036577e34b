import { z } from 'zod'
import { checkField, choiceField } from '#app/web/choice-fields.server.ts'
import { bodyField, emailField, lineField } from '#app/web/text-fields.server.ts'

const name = () => lineField({ min: 3, max: 60 })
const words = () => bodyField({ max: 4_000 })

export const FoundForm = z.object({ name: name(), words: words(), named: checkField() })

export const JoinForm = z.object({ named: checkField() })

/** What a member says about themselves, and whom they vote for; empty is nobody. */
export const PlaceForm = z.object({
  named: checkField(),
  stands: checkField(),
  choice: z.string().max(40).optional(),
})

export const CloseForm = z.object({ words: bodyField({ max: 1_000 }) })

/** The union that stands behind an idea, or not any more. */
export const EndorseForm = z.object({
  union: z.string().max(40),
  on: choiceField(['yes', 'no']).transform((word) => word === 'yes'),
})

/** What the letter is about stands in the address: a contest, an idea, or neither. */
export const LetterForm = z.object({
  title: lineField({ min: 3, max: 140 }),
  text: bodyField({ max: 10_000, required: true }),
})

export const LetterAnswerForm = z.object({
  text: bodyField({ max: 10_000, required: true }),
  /** The answer that stood when this one was begun; empty where there was none. */
  seen: z.string().max(40).optional(),
})

export const HideForm = z.object({ words: bodyField({ max: 1_000, required: true }) })

export const DeclareForm = z.object({ name: name(), words: words() })

/** The page of a declared group: what it is called, who is added, who goes. */
export const DeclaredForm = z.discriminatedUnion('do', [
  z.object({ do: z.literal('add'), email: emailField() }),
  z.object({ do: z.literal('drop'), person: z.string().max(40) }),
  z.object({ do: z.literal('change'), name: name(), words: words() }),
  z.object({ do: z.literal('close') }),
])

export type FoundInput = z.output<typeof FoundForm>
export type PlaceInput = z.output<typeof PlaceForm>
export type LetterInput = z.output<typeof LetterForm>
export type LetterAnswerInput = z.output<typeof LetterAnswerForm>
export type DeclareInput = z.output<typeof DeclareForm>
