import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export interface Account {
  email?: string
  email_verified?: boolean
  name?: string
  groups?: string[]
}

export interface OidcProvider {
  /** Its own address, without a final slash. */
  issuer: string
  /** Who has an account there, by subject; may be changed at any time. */
  accounts: Record<string, Account>
  /** Sends people back to these addresses only. */
  allow: (...redirectUris: string[]) => void
  /** Changes what it answers at a path, as somebody between us and it would; `undefined` answers faithfully again. */
  tamper: (change: ((path: string, body: Record<string, unknown>) => unknown) | undefined) => void
  stop: () => Promise<void>
}

export const client = { id: 'aflora', secret: 'a secret only these two know, of some length' }

/**
 * Starts a real OpenID provider on a free loopback port. Whoever comes is shown a form with one field, the subject
 * they want to be: `POST <the form's own address>` with `login=<subject>` signs them in.
 */
export async function startOidcProvider(accounts: Record<string, Account>): Promise<OidcProvider> {
  let answer: (request: IncomingMessage, response: ServerResponse) => unknown = (_, response) => response.end()
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let change: Parameters<OidcProvider['tamper']>[0]
  const allow = (...redirectUris: string[]) => {
    const provider = aProvider(issuer, accounts, redirectUris)
    provider.use(async (context, next) => {
      await next()
      if (change && context.body) context.body = change(context.path, context.body as Record<string, unknown>)
    })
    const standard = provider.callback()
    answer = (request, response) =>
      request.url?.startsWith('/interaction/') ? interact(provider, request, response) : standard(request, response)
  }
  allow('http://localhost:3000/nowhere')
  return {
    ...{ issuer, accounts, allow },
    tamper: (wanted) => {
      change = wanted
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function aProvider(issuer: string, accounts: Record<string, Account>, redirectUris: string[]) {
  return new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: redirectUris,
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    findAccount: (_, id) =>
      accounts[id] && { accountId: id, claims: () => ({ sub: id, ...accounts[id] }) as { sub: string } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['only for tests, on this machine'] },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    renderError: (context, out) => {
      context.body = `<!doctype html><title>Refused</title><p>${out.error}`
    },
  })
}

/** One form; sending it grants what was asked for. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'POST') {
    response.setHeader('Content-Type', 'text/html')
    response.end(
      '<!doctype html><html lang="en"><title>Provider</title><form method="post"><label>Who are you? <input name="login"></label><button>Go</button></form>',
    )
    return
  }
  const form = new URLSearchParams(await textOf(request))
  const login = form.get('login') ?? ''
  const { params } = await provider.interactionDetails(request, response)
  if (login === '') {
    await provider.interactionFinished(request, response, { error: 'access_denied' })
    return
  }
  const grant = new provider.Grant({ accountId: login, clientId: String(params.client_id) })
  grant.addOIDCScope(String(params.scope))
  const result = { login: { accountId: login }, consent: { grantId: await grant.save() } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

async function textOf(request: IncomingMessage) {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}
