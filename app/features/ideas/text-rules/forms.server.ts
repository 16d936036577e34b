import { z } from 'zod'
import { checkField, choiceField } from '#app/web/choice-fields.server.ts'
import { bodyField } from '#app/web/text-fields.server.ts'

const mostRules = 500
const longestRule = 100

/** One word, phrase or domain a line; twice the same is once. */
const listOfRules = () =>
  bodyField({ max: 20_000, required: false })
    .transform((text) => [
      ...new Set(
        text
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      ),
    ])
    .refine((rules) => rules.length <= mostRules, 'admin_words_too_many')
    .refine((rules) => rules.every((rule) => rule.length <= longestRule), 'admin_words_too_long')

const links = ['any', '0', '1', '2', '3', '5', '10'] as const

export const TextRulesForm = z.object({
  heldWords: listOfRules(),
  refusedWords: listOfRules(),
  linksOfNew: choiceField(links).transform((most) => (most === 'any' ? most : Number(most))),
  proofOfWork: checkField(),
})

export const linkChoices: readonly string[] = links
