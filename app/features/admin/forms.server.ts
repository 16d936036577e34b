import { z } from 'zod'
import { WhoForm } from '#app/features/people/forms.server.ts'
import { addressesField } from '#app/web/addresses-field.server.ts'
import { checkField, choiceField } from '#app/web/choice-fields.server.ts'
import { colourField, emailField, lineField, nameField } from '#app/web/text-fields.server.ts'
import { timeZoneField } from '#app/web/time-fields.server.ts'

const affiliation = () => choiceField(['customer', 'employee'])
const role = () => choiceField(['member', 'owner', 'moderator', 'admin'])

export const PersonForm = z.object({
  name: nameField(),
  title: lineField({ max: 100, required: false }),
  affiliation: affiliation(),
  role: role(),
  suspended: checkField(),
})

export const EraseForm = z.object({ address: lineField({ max: 320 }) })

export const InviteForm = z.object({ email: emailField(), affiliation: affiliation(), role: role() })

export const SettingsForm = z.object({
  organisation: lineField({ max: 80 }),
  language: choiceField(['en', 'es', 'ru']),
  timeZone: timeZoneField(),
  signUp: choiceField(['open', 'invited']),
  employeeDomains: WhoForm.shape.employeeDomains,
  contact: z.preprocess((value) => value ?? '', z.union([z.literal(''), emailField()])),
  witnesses: addressesField({ max: 50 }),
  showMadeWith: checkField(),
})

export const BrandForm = z.object({
  brandColour: z.preprocess((value) => value ?? '', z.union([z.literal(''), colourField()])),
  step: z.enum(['preview', 'save']).default('preview'),
})

export type PersonInput = z.output<typeof PersonForm>
