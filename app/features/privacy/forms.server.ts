import { z } from 'zod'
import { checkField } from '#app/web/choice-fields.server.ts'

const currentPassword = () =>
  z.preprocess(
    (text) => text ?? '',
    z.string().transform((text) => text.normalize('NFC').slice(0, 200)),
  )

/** The password, where there is one and no fresh sign-in by mail. */
export const OwnDataForm = z.object({ current: currentPassword() })

export const EraseMyselfForm = z.object({
  current: currentPassword(),
  sure: checkField().refine(Boolean, 'privacy_erase_unsure'),
})
