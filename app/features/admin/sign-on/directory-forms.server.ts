import { z } from 'zod'
import { lineField } from '#app/web/text-fields.server.ts'

export const DirectoryForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('make'), name: lineField({ max: 60 }) }),
  z.object({ act: z.literal('revoke'), token: lineField({ max: 60 }) }),
])
