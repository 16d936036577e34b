import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { addressAsSet } from '#app/features/settings/site-settings.server.ts'
import { readNearby } from '#app/server/read-nearby.server.ts'
import { routeBranches } from '#app/server/route-branches.ts'
import { speakAccountLanguage } from '#app/server/speak-account-language.server.ts'
import { isApi, type Visit } from '#app/server/visit.server.ts'
import { unlessOutage } from '#drizzle/name-outage.ts'

/** What routes find in `context`; the rest of what is known about a request is in `requestContext()`. */
export type LoadContext = { requestId: string; nonce: string; ip: string }

/** Turns a web request into a web answer: the built site, or a stand-in in tests. */
export type Site = (request: Request, context: LoadContext) => Promise<Response>

/** The built site. Always in production mode: in any other it would show strangers where it broke. */
export function remixSite(build: ServerBuild): Site {
  const branches = routeBranches(build.routes as Parameters<typeof routeBranches>[0])
  const handlers = new Map<string, ReturnType<typeof createRequestHandler>>()
  const handlerFor = (ids: string[]) => {
    const name = ids.join()
    const handler =
      handlers.get(name) ?? createRequestHandler(ids.length > 0 ? onlyRoutes(build, ids) : build, 'production')
    handlers.set(name, handler)
    return handler
  }
  return (request, context) => {
    const url = new URL(request.url)
    const { ids, only } = branches(url.pathname)
    const call = only && resourceCall(build, only.id, request.method, url)
    return call && only
      ? answerResource(build, call, { request, params: only.params, context })
      : handlerFor(ids)(request, context)
  }
}

type Call = (given: { request: Request; params: Record<string, string>; context: LoadContext }) => unknown

/** What answers a request for something that is no page; undefined where Remix has more to do than to call it. */
function resourceCall(
  build: ServerBuild,
  id: string,
  method: string,
  { pathname, searchParams }: URL,
): Call | undefined {
  const module = build.routes[id]?.module
  if (!module || module.default || module.ErrorBoundary) return undefined
  if (pathname.endsWith('.data') || searchParams.has('index') || searchParams.has('_routes')) return undefined
  const call = method === 'GET' ? module.loader : method === 'HEAD' || method === 'OPTIONS' ? undefined : module.action
  return call as Call | undefined
}

/** As Remix would call it, without the three copies of the request that it makes on the way. */
async function answerResource(build: ServerBuild, call: Call, given: Parameters<Call>[0]): Promise<Response> {
  try {
    const answer = await call(given)
    return answer instanceof Response ? answer : Response.json(answer)
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    build.entry.module.handleError?.(thrown, given)
    return new Response('Unexpected Server Error', { status: 500, headers: { 'Content-Type': 'text/plain' } })
  }
}

/** The same site as far as these routes go. */
function onlyRoutes(build: ServerBuild, ids: string[]): ServerBuild {
  const only = <Value>(routes: Record<string, Value>) =>
    Object.fromEntries(ids.flatMap((id) => (routes[id] ? [[id, routes[id]]] : []))) as Record<string, Value>
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } }
}

/** Lets the site answer a request of this visit, in the language of whoever asks. */
export async function askSite(visit: Visit, request: Request, site: Site): Promise<Response> {
  await addressAsSet()
  // Where the database is away the site itself will say so.
  if (!isApi(visit)) await speakAccountLanguage(request).catch(unlessOutage)
  return readNearby(visit, () => site(request, given(visit)))
}

/** The same from the first database alone: what is kept for many may not be behind it. */
export async function askSiteAtHome(visit: Visit, request: Request, site: Site): Promise<Response> {
  await addressAsSet()
  await speakAccountLanguage(request).catch(unlessOutage)
  return site(request, given(visit))
}

function given({ context: { requestId, nonce, ip } }: Visit): LoadContext {
  return { requestId, nonce, ip }
}
