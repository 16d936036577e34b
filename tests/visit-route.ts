import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { startSession } from '#app/features/people/start-session.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { rememberVisitor } from '#app/web/visitor.server.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aRequest } from '#tests/factory.ts'

interface Route {
  loader?: (given: LoaderFunctionArgs) => unknown
  action?: (given: ActionFunctionArgs) => unknown
}

interface Given {
  /** An account. */
  as?: Viewer
  /** Somebody with nothing but this visitor id. */
  visitor?: string
  /** Makes it a POST. */
  form?: Record<string, string> | FormData
  params?: Record<string, string>
}

/** What a browser gets of a route: status, where to, which cookies, and what the page is told. */
export async function visitRoute(route: Route, path: string, { as, visitor, form, params = {} }: Given = {}) {
  const cookies = as ? [await startSession((await personById(as.id)) as PersonRow, aRequest('/'))] : []
  if (visitor) cookies.push(rememberVisitor(visitor))
  const headers = { Cookie: cookieHeader(cookies) }
  const given = { request: aRequest(path, { form, headers }), params, context: {} }
  const entrance = form ? route.action : route.loader
  const answer = await Promise.resolve()
    .then(() => entrance?.(given))
    .catch((thrown: unknown) => thrown)
  if (answer instanceof Response)
    return {
      status: answer.status,
      to: answer.headers.get('Location'),
      cookies: answer.headers.getSetCookie(),
      page: /json/.test(answer.headers.get('Content-Type') ?? '') ? ((await answer.json()) as never) : null,
    }
  if (answer instanceof Error) throw answer
  const { data = answer, init } = answer as { data?: unknown; init?: ResponseInit | null }
  return { status: init?.status ?? 200, to: null, cookies: [], page: data as never }
}
