import { z } from 'zod'
import { invitationToken } from '#app/features/people/invitations/paper-code.server.ts'
import { newsRhythms } from '#app/features/people/news/wants-news.ts'
import { checkField, choiceField, countField } from '#app/web/choice-fields.server.ts'
import { bodyField, emailField, lineField, nameField, passwordField } from '#app/web/text-fields.server.ts'
import { timeZoneField } from '#app/web/time-fields.server.ts'

const language = () => choiceField(['en', 'es', 'ru'])
const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/

/** Any text of at most 128 signs: whether it is the right one only the hash can tell. */
const anyPassword = () =>
  z
    .string({ error: 'errors_required' })
    .min(1, 'errors_required')
    .transform((text) => text.normalize('NFC').slice(0, 200))

const optionalPassword = () => z.preprocess((text) => (text === '' ? undefined : text), passwordField().optional())

export const EmailForm = z.object({ email: emailField(), next: z.string().optional() })

/** Six digits, however people write them: with spaces, with a dash. */
export const CodeForm = z.object({
  code: lineField({ max: 40 })
    .transform((text) => text.replace(/[\s-]/g, ''))
    .refine((text) => text === '' || /^\d{6}$/.test(text), 'people_code_shape'),
})

export const PasswordSignInForm = z.object({
  email: emailField(),
  password: anyPassword(),
  next: z.string().optional(),
})

const currentPassword = () =>
  z.preprocess(
    (text) => text ?? '',
    z.string().transform((text) => text.normalize('NFC').slice(0, 200)),
  )

export const NewPasswordForm = z.object({ current: currentPassword(), password: passwordField() })

export const NewEmailForm = z.object({ current: currentPassword(), email: emailField() })

/** Guests are asked for the first two only: without a proved address nothing can be sent to them. */
export const ProfileForm = z.object({
  name: nameField(),
  language: language(),
  newsRhythm: choiceField(newsRhythms).optional(),
  newsHour: countField({ max: 23 }).optional(),
  timeZone: timeZoneField().optional(),
  isPublic: checkField(),
})

export const SessionForm = z.object({ session: lineField({ max: 100 }) })

export const ProxyForm = z.object({ next: z.string().optional() })

export const SignOnForm = z.object({ issuer: lineField({ max: 500 }) })

export const JoinForm = z.object({ name: nameField() })

/** Who holds a printed invitation and is nobody here yet. */
export const ClaimForm = z.object({ email: emailField() })

/** Sixteen letters and digits, however they were typed. */
export const PaperCodeForm = z.object({
  code: lineField({ max: 60 })
    .transform((text) => invitationToken(text))
    .refine((code) => code === '' || /^[0-9A-Z]{16}$/.test(code), 'invite_code_shape'),
})

export const OrganisationForm = z.object({
  language: language(),
  organisation: lineField({ max: 80 }),
  timeZone: timeZoneField(),
})

export const AdminForm = z.object({
  name: nameField({ required: true }),
  email: emailField(),
  password: optionalPassword(),
})

/** Without a mail server nobody could mail this person a code: only a password lets them in again. */
export const AdminWithPasswordForm = AdminForm.extend({ password: passwordField() })

export const WhoForm = z.object({
  audience: choiceField(['everyone', 'customers', 'employees', 'invited']),
  signUp: choiceField(['open', 'invited']),
  employeeDomains: bodyField({ max: 2000 }).transform((text, context) => {
    const domains = [
      ...new Set(
        text
          .toLowerCase()
          .split(/[\s,;]+/)
          .map((word) => word.replace(/^@/, ''))
          .filter(Boolean),
      ),
    ]
    const wrong = domains.find((word) => !domain.test(word))
    if (!wrong) return domains
    context.addIssue({ code: 'custom', message: 'people_domain_wrong', params: { domain: wrong.slice(0, 100) } })
    return z.NEVER
  }),
})

export const SampleForm = z.object({ sample: checkField() })
