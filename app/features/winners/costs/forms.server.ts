import { z } from 'zod'
import { mostMoney } from '#app/features/contests/ballots/ballots.ts'
import { countField, optionalCountField } from '#app/web/choice-fields.server.ts'

/** What one idea costs; empty for "not known". */
export const CostForm = z.object({
  idea: z.string().regex(/^[0-9a-z]{4,40}$/),
  cost: optionalCountField({ max: mostMoney }),
})

/** The same from the API. */
export const CostBody = z.object({ cost: countField({ max: mostMoney }) })
