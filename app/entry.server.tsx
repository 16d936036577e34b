import type { EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { overwriteGetLocale } from '#app/paraglide/runtime.js'
import { keptPart } from '#app/server/kept-parts.server.ts'
import { copyOf } from '#app/web/address-people.server.ts'
import type { Copy } from '#app/web/forms-of-address.ts'
import { PageContext } from '#app/web/page-context.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { preloadsOf, scriptsInCopy } from '#app/web/scripts-in-copy.server.ts'
import { WholeResponse } from '#app/web/whole-response.server.ts'

export { runCommand } from '#app/cli/main.server.ts'
export { handleError } from '#app/server/handle-error.server.ts'
export { serve } from '#app/server/serve.server.ts'

overwriteGetLocale(() => copyOf(requestContext().locale))

/** Remix holds every answer this many ms for promises in its data; ours are all kept by then. */
export const streamTimeout = 1_000

/** Renders the page in one go: cheaper than streaming, and the answer is whole or an error, never half. */
export default async function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
  const { nonce, requestId, locale } = requestContext()
  const page = { ...context, manifest: scriptsInCopy(context.manifest, copyOf(locale)), serverHandoffStream: undefined }
  const html = renderToString(
    <PageContext.Provider value={{ nonce, faultId: requestId, keptPart: partsIn(copyOf(locale)) }}>
      <RemixServer context={page} url={request.url} nonce={nonce} />
    </PageContext.Provider>,
  )
  const whole = context.renderMeta?.didRenderScripts ? await withScripts(html, context) : html
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const body = Buffer.from(`<!DOCTYPE html>${whole}`)
  headers.set('Content-Length', String(body.length))
  return new WholeResponse(body, { status, headers })
}

const partsIn = (copy: Copy) => (name: string, part: ReactElement) => keptPart(`${copy} ${name}`, part)

async function withScripts(html: string, context: EntryContext) {
  const { nonce, locale } = requestContext()
  const routeIds = context.staticHandlerContext.matches.map(({ route }) => route.id)
  const preloads = preloadsOf(context.manifest, routeIds, copyOf(locale)).map(
    (href) => `<link rel="modulepreload" href="${href}"/>`,
  )
  const data = await loaderDataScript(context, nonce)
  // Found once and cut there: each search and replacement would copy the page anew.
  const [head, body] = [html.indexOf('</head>'), html.lastIndexOf('</body></html>')]
  const loading = `${preloads.join('')}${html.slice(head, body)}`
  const nonced = loading.replaceAll('<link rel="modulepreload"', `<link rel="modulepreload" nonce="${nonce}"`)
  return `${html.slice(0, head)}${nonced}${data}${html.slice(body)}`
}

/** What Remix would stream behind the page for hydration, as `StreamTransfer` in @remix-run/react writes it. */
async function loaderDataScript({ serverHandoffStream }: EntryContext, nonce: string) {
  const loaded = escapeForScript(JSON.stringify(await textOf(serverHandoffStream)))
  const stream = 'window.__remixContext.streamController'
  return `<script nonce="${nonce}">${stream}.enqueue(${loaded});${stream}.close()</script>`
}

/** Piece by piece: a Response that reads them would cost more than what they say. */
async function textOf(stream: EntryContext['serverHandoffStream']) {
  const parts: Uint8Array[] = []
  const reader = stream?.getReader()
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) parts.push(part.value)
  return Buffer.concat(parts).toString()
}

function escapeForScript(json: string) {
  return json.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
