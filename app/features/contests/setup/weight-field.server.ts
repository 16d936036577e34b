import { z } from 'zod'
import { countField, optionalCountField } from '#app/web/choice-fields.server.ts'

/** More would let a handful of people decide, and a recount by hand grows with it. */
const heaviest = 10

/** How many times a ballot of a group counts: a whole number, so that weights are exact in every rule. */
export const weightField = () => countField({ min: 1, max: heaviest })

/** The same where empty means that a declared group has no weight of its own. */
export const optionalWeightField = () => optionalCountField({ min: 1, max: heaviest })

/** The id of a declared group. */
export const groupKey = () => z.string().regex(/^g[0-9a-z]{12}$/)
