import type * as client from 'openid-client'
import { openSecret } from '#app/features/people/sign-on/provider-secret.server.ts'
import { signOnLibrary } from '#app/features/people/sign-on/sign-on-library.server.ts'
import { guardedFetch, openAddress } from '#app/server/guarded-fetch.server.ts'
import type { ProviderRow } from '#drizzle/queries/sign-on.ts'

type Client = Awaited<ReturnType<typeof signOnLibrary>>

const kept = 10 * 60 * 1000
const longestWaitSeconds = 8
const clockToleranceSeconds = 30

type Known = { found: Promise<client.Configuration>; until: number }
const known = new Map<string, Known>()

/**
 * What the provider says about itself (OpenID Connect Discovery 1.0), with our client at it. Asked at most every ten
 * minutes, and again at once after a failure or a change of the settings. Rejects when it cannot be reached.
 */
export function configurationOf(provider: ProviderRow, now = Date.now()): Promise<client.Configuration> {
  const key = `${provider.id} ${provider.updatedAt.getTime()}`
  const before = known.get(key)
  if (before && before.until > now) return before.found
  const found = discover(provider)
  known.set(key, { found, until: now + kept })
  found.catch(() => known.delete(key))
  return found
}

async function discover({ issuer, clientId, sealedSecret }: ProviderRow) {
  const client = await signOnLibrary()
  const plain = openAddress(issuer).protocol === 'http:'
  const found = await client.discovery(new URL(issuer), clientId, undefined, client.None(), {
    [client.customFetch]: guardedFetch,
    timeout: longestWaitSeconds,
    execute: plain ? [client.allowInsecureRequests] : [],
  })
  const server = found.serverMetadata()
  for (const needed of [server.authorization_endpoint, server.token_endpoint]) openAddress(needed ?? '')
  const secret = openSecret(sealedSecret)
  const metadata = { [client.clockTolerance]: clockToleranceSeconds }
  const configuration = new client.Configuration(server, clientId, metadata, proofOf(client, secret, server))
  configuration[client.customFetch] = guardedFetch
  configuration.timeout = longestWaitSeconds
  // The standard lets one trust the connection; we check the signature as well.
  client.enableNonRepudiationChecks(configuration)
  if (plain) client.allowInsecureRequests(configuration)
  return configuration
}

/** Basic unless the provider does not take it: without a word from it, that is what the standard means. */
function proofOf(client: Client, secret: string | undefined, server: client.ServerMetadata) {
  if (!secret) return client.None()
  const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  return ways.includes('client_secret_basic') ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret)
}
