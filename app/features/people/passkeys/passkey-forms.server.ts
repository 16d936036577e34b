import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { choiceField } from '#app/web/choice-fields.server.ts'
import { lineField } from '#app/web/text-fields.server.ts'

const longestAnswer = 12_000
const base64url = (longest: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .max(longest)

const credential = { id: base64url(1400), rawId: base64url(1400), type: z.literal('public-key') }

const Registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4000),
    attestationObject: base64url(8000),
    transports: z.array(z.string().max(20)).max(8).optional(),
  }),
})

const Assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(4000),
    signature: base64url(4000),
    userHandle: base64url(100).optional(),
  }),
})

/** What a device answered, as the page's script puts it into a form. */
const answerField = <Answer>(shape: z.ZodType) =>
  z
    .string()
    .max(longestAnswer)
    .transform((text, context): Answer => {
      const answer = shape.safeParse(parse(text))
      if (answer.success) return { clientExtensionResults: {}, ...(answer.data as object) } as Answer
      context.addIssue({ code: 'custom', message: 'passkey_failed' })
      return z.NEVER
    })

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const nameField = () => lineField({ max: 60 })

export const NewPasskeyForm = z.object({
  name: nameField(),
  answer: answerField<RegistrationResponseJSON>(Registration),
})

export const EnterForm = z.object({
  next: z.string().optional(),
  answer: answerField<AuthenticationResponseJSON>(Assertion),
})

export const PasskeyForm = z.object({
  passkey: base64url(1400),
  name: nameField().optional(),
  act: choiceField(['name', 'remove']),
})
