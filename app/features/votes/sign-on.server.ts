import { Authenticator } from 'remix-auth'
import { audit } from '#app/features/events/audit.server.ts'
import { addressOfIdentity } from '#app/features/people/sign-on/address-of-identity.server.ts'
import { type JoinedBySignOn, joinByIdentity } from '#app/features/people/sign-on/join-by-identity.server.ts'
import { OidcStrategy, type SignedOn, type SignOnFault } from '#app/features/people/sign-on/oidc-strategy.server.ts'
import { pendingCookie } from '#app/features/people/sign-on/pending-identity.server.ts'
import { rightsOfGroups } from '#app/features/people/sign-on/rights-of-groups.ts'
import { endAttempt } from '#app/features/people/sign-on/sign-on-attempt.server.ts'
import { type Tried, triedCookie } from '#app/features/people/sign-on/tried-cookie.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { isAdmin } from '#app/features/policy/viewer.ts'
import { beginSession, type SignedIn } from '#app/features/votes/finish-sign-in.server.ts'
import { readVisitor } from '#app/web/visitor.server.ts'
import { transaction } from '#drizzle/database.ts'

type Refused = Exclude<JoinedBySignOn, { ok: true } | { reason: 'sign_on_connect' }>
type Lines = [string, string][]

export type SignOnOutcome =
  | SignedIn
  | SignOnFault
  | (Refused & { next: string; provider: string })
  /** Another page comes next: to prove or choose the account, or what an admin wanted to see. */
  | { ok: 'go'; to: string; headers: Lines }

const oidc = new Authenticator<SignOnOutcome>().use(new OidcStrategy<SignOnOutcome>(welcome))

/** Leads to a provider (by a thrown redirect), or signs in who comes back from it. The attempt is over either way. */
export async function signOn(request: Request): Promise<{ outcome: SignOnOutcome; headers: Lines }> {
  const outcome = await oidc.authenticate('oidc', request)
  const over = endAttempt(request).map((line): [string, string] => ['Set-Cookie', line])
  if (outcome.ok === false) await noteRefusal(outcome.reason)
  return { outcome, headers: 'headers' in outcome ? [...outcome.headers, ...over] : over }
}

async function welcome(signedOn: SignedOn): Promise<SignOnOutcome> {
  const { request, provider, attempt } = signedOn
  const closed = { ok: false, reason: 'sign_on_closed', next: attempt.next, provider: provider.name } as const
  const viewer = await viewerOf(request)
  if (attempt.purpose === 'try') return isAdmin(viewer) ? tell(signedOn) : closed
  if (!provider.enabled) return closed
  if (attempt.purpose === 'enter') return enter(signedOn)
  return viewer.kind === 'account' ? askToConnect(signedOn, viewer.id) : closed
}

async function enter(signedOn: SignedOn): Promise<SignOnOutcome> {
  const { request, provider, identity, attempt } = signedOn
  const here = readVisitor(request)
  const now = new Date()
  return transaction(async () => {
    const joined = await joinByIdentity(provider, identity, here ? [here] : [], now)
    if (joined.ok)
      return { ok: true, person: joined.person, next: attempt.next, headers: await beginSession(joined, request, now) }
    if (joined.reason === 'sign_on_connect') return askToConnect(signedOn, joined.personId)
    return { ...joined, next: attempt.next, provider: provider.name }
  })
}

/** The account has to agree; until then its person keeps what the provider has said in this browser. */
function askToConnect({ provider, identity, attempt }: SignedOn, personId: string): SignOnOutcome {
  const meant = [...provider.roles, ...provider.contests].map(({ value }) => value)
  const { issuer, subject, email } = identity
  const pending = pendingCookie.issue({
    ...{ issuer, subject, email: email.slice(0, 254), personId, provider: provider.id, next: attempt.next },
    groups: identity.groups.filter((group) => meant.includes(group)).slice(0, 20),
  })
  return { ok: 'go', to: '/in/connect', headers: [['Set-Cookie', pending]] }
}

/** Nobody is signed in by trying: an admin sees what would happen. */
function tell({ provider, identity }: SignedOn): SignOnOutcome {
  const address = addressOfIdentity(provider, identity)
  const { role, contestIds } = rightsOfGroups(provider, identity.groups)
  const tried: Tried = {
    provider: provider.id,
    subject: identity.subject.slice(0, 100),
    email: identity.email.slice(0, 254),
    name: identity.name.slice(0, 100),
    groups: identity.groups.slice(0, 20).map((group) => group.slice(0, 60)),
    refused: address.ok ? '' : address.reason,
    role: role ?? '',
    contests: contestIds.length,
  }
  return { ok: 'go', to: `/admin/sign-on/${provider.id}`, headers: [['Set-Cookie', triedCookie.issue(tried)]] }
}

const noteRefusal = (reason: string) =>
  transaction(() => audit(null, 'sign-in.failed', { subject: 'session', subjectId: '', reason }))
