import { z } from 'zod'
import { WhoForm } from '#app/features/people/forms.server.ts'
import { ClosedAddress, openAddress } from '#app/server/guarded-fetch.server.ts'
import { checkField, choiceField } from '#app/web/choice-fields.server.ts'
import { bodyField, lineField } from '#app/web/text-fields.server.ts'

const roles = ['member', 'owner', 'moderator', 'admin'] as const
const mostLines = 100

const issuerField = () =>
  lineField({ max: 500 }).transform((text, context) => {
    try {
      const { href, search, hash } = openAddress(text)
      // The issuer is compared letter by letter, and without a path its final slash is the reader's own.
      if (!search && !hash) return text.endsWith('/') ? href : href.replace(/\/$/, '')
    } catch (fault) {
      if (!(fault instanceof ClosedAddress)) throw fault
    }
    context.addIssue({ code: 'custom', message: 'sign_on_issuer_wrong' })
    return z.NEVER
  })

/** Lines of `value = meaning`; the last sign of equality parts them, for values may hold one. */
const mappingField = (wrong: string, isMeaning: (text: string) => boolean) =>
  bodyField({ max: 10_000 }).transform((text, context) => {
    const lines = text.split('\n').flatMap((line) => line.trim() || [])
    const pairs = lines.map((line) => {
      const at = line.lastIndexOf('=')
      return { value: line.slice(0, Math.max(0, at)).trim(), meaning: line.slice(at + 1).trim() }
    })
    const bad = pairs.findIndex(({ value, meaning }) => value === '' || !isMeaning(meaning))
    if (bad < 0 && pairs.length <= mostLines) return pairs
    context.addIssue({ code: 'custom', message: wrong, params: { line: (lines[bad] ?? '').slice(0, 80) } })
    return z.NEVER
  })

export const isRole = (text: string): text is (typeof roles)[number] => (roles as readonly string[]).includes(text)

/** What an admin says about a provider. Contests stand under the short name in their address. */
export const ProviderForm = z
  .object({
    name: lineField({ max: 60 }),
    issuer: issuerField(),
    clientId: lineField({ max: 300 }),
    clientPassword: z.preprocess((text) => text ?? '', lineField({ max: 1000, required: false })),
    affiliation: choiceField(['employee', 'customer']),
    domains: WhoForm.shape.employeeDomains,
    trustsAddresses: checkField(),
    opensAccounts: checkField(),
    groupClaim: lineField({ max: 200, required: false }),
    roles: mappingField('sign_on_roles_wrong', isRole),
    contests: mappingField('sign_on_contests_wrong', (text) => text !== ''),
    enabled: checkField(),
  })
  .refine(({ trustsAddresses, domains }) => !trustsAddresses || domains.length > 0, {
    path: ['trustsAddresses'],
    error: 'sign_on_trust_needs_domains',
  })

export const RemoveForm = z.object({ step: z.literal('remove') })

export type ProviderFields = z.output<typeof ProviderForm>
