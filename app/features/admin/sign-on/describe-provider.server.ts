import { returnAddress } from '#app/features/people/sign-on/oidc-strategy.server.ts'
import type { Tried } from '#app/features/people/sign-on/tried-cookie.server.ts'
import { m } from '#app/paraglide/messages.js'
import { translate } from '#app/web/translate.server.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import type { ProviderRow } from '#drizzle/queries/sign-on.ts'

/** A provider as its form shows it; never the secret. */
export async function describeProvider(provider: ProviderRow) {
  const { id, name, issuer, clientId, affiliation, trustsAddresses, opensAccounts, groupClaim, enabled } = provider
  const contests: string[] = []
  for (const { value, contestId } of provider.contests) {
    const contest = await contestById(contestId)
    if (contest) contests.push(`${value} = ${contest.slug}`)
  }
  return {
    ...{ id, name, issuer, clientId, affiliation, trustsAddresses, opensAccounts, groupClaim, enabled },
    domains: provider.domains.join('\n'),
    roles: provider.roles.map(({ value, role }) => `${value} = ${role}`).join('\n'),
    contests: contests.join('\n'),
    hasSecret: provider.sealedSecret !== '',
    returnAddress: returnAddress(provider),
  }
}

/** What came of a try, in sentences. */
export function describeTry({ subject, email, name, groups, refused, role, contests }: Tried, provider: string) {
  const roleWords = {
    admin: m.admin_role_admin,
    moderator: m.admin_role_moderator,
    owner: m.admin_role_owner,
    member: m.admin_role_member,
  }
  const asRole = role in roleWords ? roleWords[role as keyof typeof roleWords]() : undefined
  return {
    worked: refused === '',
    lines: [
      m.sign_on_tried_subject({ subject }),
      email ? m.sign_on_tried_email({ email }) : m.sign_on_tried_no_email(),
      ...(name ? [m.sign_on_tried_name({ name })] : []),
      ...(groups.length > 0 ? [m.sign_on_tried_groups({ groups: groups.join(', ') })] : []),
      ...(refused ? [translate(refused, { provider })] : []),
      ...(asRole ? [m.sign_on_tried_role({ role: asRole })] : []),
      ...(contests > 0 ? [m.sign_on_tried_contests({ n: contests })] : []),
    ],
  }
}
