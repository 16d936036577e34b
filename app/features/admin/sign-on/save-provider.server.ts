import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { sealSecret } from '#app/features/people/sign-on/provider-secret.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { dropDirectory } from '#drizzle/queries/scim.ts'
import {
  addProvider,
  changeProvider,
  dropOpenedBy,
  dropProvider,
  type ProviderRow,
  providerById,
  providerByIssuer,
} from '#drizzle/queries/sign-on.ts'

export type ProviderInput = Pick<
  ProviderRow,
  | 'name'
  | 'issuer'
  | 'clientId'
  | 'affiliation'
  | 'domains'
  | 'trustsAddresses'
  | 'opensAccounts'
  | 'groupClaim'
  | 'roles'
  | 'contests'
  | 'enabled'
> & {
  /** Undefined keeps the one there is. */
  secret: string | undefined
}

export type Saved = { ok: true; id: string } | { ok: false; reason: 'sign_on_issuer_taken' }

/** Adds a provider, or changes the one with this id. Throws 404 for those who may not, and for an unknown id. */
export async function saveProvider(
  viewer: Viewer,
  id: string | undefined,
  input: ProviderInput,
  now = new Date(),
): Promise<Saved> {
  insist(can(viewer, 'site.administer'))
  const { secret, ...given } = input
  const sealed = secret === undefined ? {} : { sealedSecret: sealSecret(secret) }
  return transaction(async () => {
    const before = id === undefined ? undefined : await providerById(id)
    if (id !== undefined && !before) throw notFound()
    const holder = await providerByIssuer(given.issuer)
    if (holder && holder.id !== id) return { ok: false, reason: 'sign_on_issuer_taken' }
    const row = { ...given, ...sealed, updatedAt: now }
    const saved = before?.id ?? newId()
    if (before) await changeProvider(saved, row)
    else await addProvider({ id: saved, ...row, createdAt: now })
    if (before && (!given.enabled || before.issuer !== given.issuer)) await dropOpenedBy(before.issuer)
    await audit(
      viewer,
      before ? 'sign-on.changed' : 'sign-on.added',
      { subject: 'settings', subjectId: saved, before: before && said(before), after: said(given) },
      now,
    )
    return { ok: true, id: saved }
  })
}

/** Nobody can sign on with it any more; accounts stay, with the other ways in. */
export async function removeProvider(viewer: Viewer, id: string, now = new Date()) {
  insist(can(viewer, 'site.administer'))
  await transaction(async () => {
    const before = await providerById(id)
    if (!before) throw notFound()
    await dropDirectory(id)
    await dropProvider(id)
    await dropOpenedBy(before.issuer)
    await audit(viewer, 'sign-on.removed', { subject: 'settings', subjectId: id, before: said(before) }, now)
  })
}

/** Everything but the secret. */
const said = ({ name, issuer, clientId, affiliation, domains, trustsAddresses, opensAccounts, ...more }: Said) => ({
  ...{ name, issuer, clientId, affiliation, domains, trustsAddresses, opensAccounts },
  ...{ groupClaim: more.groupClaim, roles: more.roles, contests: more.contests, enabled: more.enabled },
})

type Said = Omit<ProviderInput, 'secret'>
