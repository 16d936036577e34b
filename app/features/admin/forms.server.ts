import { z } from 'zod'
import { termChoices } from '#app/features/admin/retention/terms.ts'
import { UploadForm } from '#app/features/files/upload-form.server.ts'
import { WhoForm } from '#app/features/people/forms.server.ts'
import { addressesField } from '#app/web/addresses-field.server.ts'
import { checkField, choiceField, countField } from '#app/web/choice-fields.server.ts'
import { formsOfAddress } from '#app/web/forms-of-address.ts'
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
  push: checkField(),
})

const greetingField = () => lineField({ max: 300, required: false })

export const BrandForm = z.discriminatedUnion('step', [
  z.object({
    step: z.enum(['preview', 'save']),
    brandColour: z.preprocess((value) => value ?? '', z.union([z.literal(''), colourField()])),
  }),
  z.object({ step: z.literal('greeting'), en: greetingField(), es: greetingField(), ru: greetingField() }),
  z.object({
    step: z.literal('address'),
    spanish: choiceField(formsOfAddress.es),
    russian: choiceField(formsOfAddress.ru),
  }),
])

export const LogoForm = z.discriminatedUnion('do', [
  UploadForm.extend({ do: z.literal('set'), alt: lineField({ max: 100 }) }),
  z.object({ do: z.literal('remove') }),
])

export const BackupForm = z.object({
  do: choiceField(['make', 'check']),
  name: lineField({ max: 40, required: false }),
})

/** Only a term that the page offers. */
const termField = (choices: readonly number[]) =>
  countField({ max: 10_000 }).refine((term) => choices.includes(term), 'errors_choice')

export const RetentionForm = z.object({
  traceDays: termField(termChoices.traceDays),
  viewDays: termField(termChoices.viewDays),
  mailDays: termField(termChoices.mailDays),
  auditMonths: termField(termChoices.auditMonths),
  unusedMonths: termField(termChoices.unusedMonths),
})

export type BrandInput = z.output<typeof BrandForm>
export type PersonInput = z.output<typeof PersonForm>
