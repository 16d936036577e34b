import { startSession } from '#app/features/people/start-session.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aRequest } from '#tests/factory.ts'

export type Loader = (given: { request: Request; params: Record<string, string>; context: object }) => unknown

const routes = import.meta.glob<{ loader?: Loader }>(['../app/routes/**/*.{ts,tsx}', '!../app/routes/**/*.test.*'], {
  eager: true,
})

/** Everything that can be read of the site, by the file of its route. */
export const loaders = Object.entries(routes).flatMap(([path, { loader }]) =>
  loader ? [[path.replace('../app/routes/', ''), loader] as const] : [],
)

const cookies = new Map<string, string>()

async function cookieOf(viewer: Viewer) {
  if (viewer.kind === 'visitor') return ''
  const known =
    cookies.get(viewer.id) ??
    cookieHeader([await startSession((await personById(viewer.id)) as PersonRow, aRequest('/'))])
  cookies.set(viewer.id, known)
  return known
}

/**
 * What a loader tells this person, as text: the page's data or the body of its answer, and where it leads. An idea asked
 * for by its id alone leads to its full address, where the page is: it is read there.
 */
export async function readLoader(
  loader: Loader,
  path: string,
  params: Record<string, string>,
  viewer: Viewer,
): Promise<string> {
  const headers = { Cookie: await cookieOf(viewer) }
  const answer = await Promise.resolve()
    .then(() => loader({ request: aRequest(path, { headers }), params, context: {} }))
    .catch((thrown: unknown) => {
      if (thrown instanceof Error) throw thrown
      return thrown
    })
  if (!(answer instanceof Response)) return JSON.stringify(answer)
  const to = answer.headers.get('Location') ?? ''
  const [, segment] = /^\/i\/([^/?#]+)/.exec(to) ?? []
  if (segment && segment !== params.idea && segment.startsWith(`${params.idea}-`))
    return `${to} ${await readLoader(loader, path, { ...params, idea: segment }, viewer)}`
  return `${await answer.text()} ${to}`
}
