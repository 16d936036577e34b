import { z } from 'zod'
import { lineField } from '#app/web/text-fields.server.ts'

/** What a press of the vote button carries: where it stood. */
export const PressForm = z.object({ back: lineField({ max: 4000, required: false }) })
