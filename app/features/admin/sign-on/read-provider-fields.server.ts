import { isRole, type ProviderFields } from '#app/features/admin/sign-on/provider-forms.server.ts'
import type { ProviderInput } from '#app/features/admin/sign-on/save-provider.server.ts'
import { translate } from '#app/web/translate.server.ts'
import { contestNamed } from '#drizzle/queries/contests.ts'

type Read = { ok: true; input: ProviderInput } | { ok: false; errors: Record<string, string[]> }

/** What was written about a provider, with the contests it names looked up. An empty secret keeps the one there is. */
export async function readProviderFields({ clientPassword, ...fields }: ProviderFields): Promise<Read> {
  const contests: ProviderInput['contests'] = []
  for (const { value, meaning } of fields.contests) {
    const contest = await contestNamed(meaning)
    if (!contest) return { ok: false, errors: { contests: [translate('sign_on_contests_wrong', { line: meaning })] } }
    contests.push({ value, contestId: contest.id })
  }
  const roles = fields.roles.flatMap(({ value, meaning }) => (isRole(meaning) ? [{ value, role: meaning }] : []))
  return { ok: true, input: { ...fields, roles, contests, secret: clientPassword || undefined } }
}
