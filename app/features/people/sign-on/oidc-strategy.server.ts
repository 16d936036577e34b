import type * as client from 'openid-client'
import { Strategy } from 'remix-auth/strategy'
import { configurationOf } from '#app/features/people/sign-on/provider-configuration.server.ts'
import { type Identity, readIdentity } from '#app/features/people/sign-on/read-identity.ts'
import {
  newState,
  readAttempt,
  rememberAttempt,
  type SignOnAttempt,
} from '#app/features/people/sign-on/sign-on-attempt.server.ts'
import { signOnLibrary } from '#app/features/people/sign-on/sign-on-library.server.ts'
import { siteUrl } from '#app/mail/compose-mail.server.ts'
import { describeFault } from '#app/server/describe-fault.server.ts'
import { log } from '#app/server/log.server.ts'
import { redirectAway } from '#app/web/redirect.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { safePath } from '#app/web/safe-path.server.ts'
import { type ProviderRow, providerById } from '#drizzle/queries/sign-on.ts'

/** Somebody the provider has vouched for, and the attempt they came back from. */
export interface SignedOn {
  request: Request
  provider: ProviderRow
  identity: Identity
  attempt: SignOnAttempt
}

/** Message keys, so that a page can say them as they are. */
export interface SignOnFault {
  ok: false
  reason: 'sign_on_closed' | 'sign_on_over' | 'sign_on_cancelled' | 'sign_on_failed' | 'sign_on_unreachable'
  /** Where the person was going, as far as it is known. */
  next: string
  provider: string
}

/** Under which address a provider sends people back; it has to be told this address beforehand. */
export const returnAddress = (provider: { id: string }) => siteUrl(`/in/from/${provider.id}`)

/**
 * Signing on at an OpenID provider: authorization code with PKCE, state and nonce (OpenID Connect Core 1.0 §3.1,
 * RFC 7636, RFC 9207). `/in/with/<provider>` leads there, by a thrown redirect; `/in/from/<provider>` comes back.
 */
export class OidcStrategy<User> extends Strategy<User | SignOnFault, SignedOn> {
  name = 'oidc'

  async authenticate(request: Request): Promise<User | SignOnFault> {
    const { pathname } = new URL(request.url)
    const [, way, id = ''] = pathname.match(/^\/in\/(with|from)\/([0-9a-z]{26})$/) ?? []
    const provider = way ? await providerById(id) : undefined
    if (!provider) return { ok: false, reason: 'sign_on_closed', next: '/', provider: '' }
    if (way === 'with') return leave(request, provider)
    const back = await comeBack(request, provider)
    return 'reason' in back ? back : this.verify(back)
  }
}

async function leave(request: Request, provider: ProviderRow): Promise<SignOnFault> {
  const client = await signOnLibrary()
  const query = new URL(request.url).searchParams
  const next = safePath(query.get('next'))
  const purpose = query.has('try') ? 'try' : query.has('connect') ? 'connect' : 'enter'
  const verifier = client.randomPKCECodeVerifier()
  if (!provider.enabled && purpose !== 'try')
    return { ok: false, reason: 'sign_on_closed', next, provider: provider.name }
  const attempt = {
    provider: provider.id,
    state: newState(),
    nonce: client.randomNonce(),
    verifier,
    next,
    purpose,
  } as const
  const configuration = await configurationOf(provider).catch((fault: unknown) => noteFault(provider, fault))
  if (!configuration) return { ok: false, reason: 'sign_on_unreachable', next, provider: provider.name }
  const headers = rememberAttempt(attempt, request).map((line): [string, string] => ['Set-Cookie', line])
  throw redirectAway(await addressAt(configuration, provider, attempt), headers)
}

async function addressAt(configuration: client.Configuration, provider: ProviderRow, attempt: SignOnAttempt) {
  const client = await signOnLibrary()
  const offered = configuration.serverMetadata().scopes_supported ?? []
  const groups = provider.groupClaim === 'groups' && offered.includes('groups') ? ' groups' : ''
  return client.buildAuthorizationUrl(configuration, {
    redirect_uri: returnAddress(provider),
    scope: `openid email profile${groups}`,
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
    // To try, or to connect, one shows anew who one is; an open session there is not enough.
    ...(attempt.purpose === 'enter' ? {} : { prompt: 'login' }),
    ui_locales: requestContext().locale,
  })
}

async function comeBack(request: Request, provider: ProviderRow): Promise<SignedOn | SignOnFault> {
  const attempt = readAttempt(request)
  const fault = { ok: false, next: attempt?.next ?? '/', provider: provider.name } as const
  if (!attempt) return { ...fault, reason: 'sign_on_over' }
  // Each provider has a way back of its own: what comes by the way of another was mixed up on purpose.
  if (attempt.provider !== provider.id) return { ...fault, reason: 'sign_on_failed' }
  try {
    const configuration = await configurationOf(provider)
    return { request, provider, attempt, identity: await identify(request, provider, attempt, configuration) }
  } catch (thrown) {
    noteFault(provider, thrown)
    return { ...fault, reason: await reasonOf(thrown) }
  }
}

/** Exchanges the code, checks the token it brings, and asks for what the token leaves out. */
async function identify(
  request: Request,
  provider: ProviderRow,
  { state, nonce, verifier }: SignOnAttempt,
  configuration: client.Configuration,
): Promise<Identity> {
  const client = await signOnLibrary()
  const here = new URL(returnAddress(provider))
  here.search = new URL(request.url).search
  const tokens = await client.authorizationCodeGrant(configuration, here, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims() as client.IDToken
  const isWhole = claims.email !== undefined && (!provider.groupClaim || provider.groupClaim in claims)
  const more =
    !isWhole && configuration.serverMetadata().userinfo_endpoint
      ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : {}
  return readIdentity({ ...more, ...claims }, provider.groupClaim)
}

async function reasonOf(thrown: unknown): Promise<SignOnFault['reason']> {
  const { AuthorizationResponseError } = await signOnLibrary()
  const cancelled = thrown instanceof AuthorizationResponseError && thrown.error === 'access_denied'
  if (cancelled) return 'sign_on_cancelled'
  return isLost(thrown) ? 'sign_on_unreachable' : 'sign_on_failed'
}

/** Without an answer there is nothing to distrust: the connection failed. */
function isLost(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false
  const timedOut = 'code' in thrown && thrown.code === 'OAUTH_TIMEOUT'
  return timedOut || 'syscall' in thrown || isLost(thrown.cause)
}

/** Only the operator learns what exactly was wrong; codes and tokens are no part of it. */
function noteFault(provider: ProviderRow, fault: unknown): undefined {
  log('warn', 'sign-on', { address: provider.issuer, ...describeFault(fault) })
}
