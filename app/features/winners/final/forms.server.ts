import { z } from 'zod'
import { mostMoney } from '#app/features/contests/ballots/ballots.ts'
import { ContestChange } from '#app/features/contests/contest-body.server.ts'
import { contestRules } from '#app/features/contests/contest-rules.ts'
import { unitField } from '#app/features/contests/setup/unit-field.server.ts'
import { choiceField, countField, listField, optionalCountField } from '#app/web/choice-fields.server.ts'
import { lineField } from '#app/web/text-fields.server.ts'
import { optionalLocalTimeField } from '#app/web/time-fields.server.ts'

const mostFinalists = 300
const ideas = () => listField(z.string().regex(/^[0-9a-z]{4,40}$/), { max: mostFinalists })

/** The page on which a final is prepared, as its form sends it. */
export const FinalFields = z.object({
  ideas: ideas(),
  title: lineField({ max: 120 }),
  closes: optionalLocalTimeField(),
  rule: choiceField(contestRules),
  limit: optionalCountField({ min: 1, max: 1000 }),
  budget: optionalCountField({ min: 1, max: mostMoney }),
  budgetUnit: unitField().default(''),
  places: countField({ min: 1, max: 1000 }),
})

/** The same from the API: everything but the ideas may be left out, and anything a draft takes may be said. */
export const FinalBody = ContestChange.omit({ version: true, kind: true, tags: true }).extend({ ideas: ideas() })
