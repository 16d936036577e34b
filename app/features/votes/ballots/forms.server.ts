import { z } from 'zod'
import { choiceField, countField, listField } from '#app/web/choice-fields.server.ts'
import { lineField } from '#app/web/text-fields.server.ts'

const ideaId = z.string().regex(/^[0-9a-z]{4,40}$/)

/** So many ideas stand on one page of a ballot. */
export const ideasPerPage = 50

/** A page of a ballot: the ideas that stood on it and what was marked. A field's name begins with a letter: ids get an i. */
export const PaperForm = z.object({
  shown: listField(ideaId, { max: ideasPerPage }),
  marks: z
    .record(z.string().regex(/^i[0-9a-z]{4,40}$/), lineField({ max: 20, required: false }))
    .default({})
    .transform((named) => Object.entries(named).map(([name, mark]) => [name.slice(1), mark ?? ''] as const)),
  page: countField({ min: 1 }).default(1),
})

/** One press in a ranking. */
export const RankForm = z.object({
  idea: ideaId,
  step: choiceField(['add', 'up', 'down', 'first', 'remove', 'place']),
  place: countField({ min: 1 }).optional(),
})
