import { z } from 'zod'
import { lineField } from '#app/web/text-fields.server.ts'

/** The signed list a page showed, and the ids of the cards that were seen, separated by spaces. */
export const SeenForm = z.object({ list: lineField({ max: 6000 }), seen: lineField({ max: 3000 }) })
