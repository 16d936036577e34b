import { countField } from '#app/web/choice-fields.server.ts'

/** More would let a handful of people decide, and a recount by hand grows with it. */
const heaviest = 10

/** How many times a ballot of a group counts: a whole number, so that weights are exact in every rule. */
export const weightField = () => countField({ min: 1, max: heaviest })
