import { lineField } from '#app/web/text-fields.server.ts'

/** What a budget is counted in: a few letters or a sign behind a number. */
export const unitField = () => lineField({ max: 12, required: false })
