import type { RouteConfigEntry } from '@remix-run/route-config'
import routeConfig from '#app/routes.ts'

export type Entrance = (given: { request: Request; params: Record<string, string>; context: object }) => unknown

export interface SiteRoute {
  /** File below `app/routes`. */
  file: string
  /** As the router knows it, with a slash before: `/c/:contest/edit`. */
  pattern: string
  loader?: Entrance
  action?: Entrance
}

const modules = import.meta.glob<Pick<SiteRoute, 'loader' | 'action'>>(
  ['../app/routes/**/*.{ts,tsx}', '!../app/routes/**/*.test.*'],
  { eager: true },
)

const flat = (entries: RouteConfigEntry[], above = ''): { file: string; pattern: string }[] =>
  entries.flatMap(({ path = '', file, children = [] }) => {
    const pattern = `${above}/${path}`.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '')
    return [{ file: file.replace('routes/', ''), pattern }, ...flat(children, pattern)]
  })

/** Every address of the site with what answers it. */
export const routes: SiteRoute[] = flat(routeConfig).map(({ file, pattern }) => ({
  file,
  pattern,
  loader: modules[`../app/routes/${file}`]?.loader,
  action: modules[`../app/routes/${file}`]?.action,
}))

/** The address with its places filled, and what the router reads from it; what is not given reads `none`. */
export function visitOf({ pattern }: SiteRoute, given: Record<string, string>) {
  const names = [...pattern.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
  const params = Object.fromEntries(names.map((name) => [name, given[name] ?? 'none']))
  const address = pattern.replace(/:(\w+)\??/g, (_, name: string) => params[name] as string).replace('*', '')
  return { address, params: { ...params, '*': '' } }
}

/** What comes of a loader or an action, refusals included: its status, where it leads, its headers and its words. */
export async function answerOf(entrance: Entrance, request: Request, params: Record<string, string>) {
  const answer = await Promise.resolve()
    .then(() => entrance({ request, params, context: {} }))
    .catch((thrown: unknown) => {
      if (thrown instanceof Error)
        throw new Error(`${request.method} ${new URL(request.url).pathname} broke`, { cause: thrown })
      return thrown
    })
  if (answer instanceof Response) {
    const headers = [...answer.headers].map((pair) => pair.join(': ')).join('\n')
    return { status: answer.status, to: answer.headers.get('Location') ?? '', headers, said: await answer.text() }
  }
  const { init } = (answer ?? {}) as { init?: ResponseInit | null }
  return { status: init?.status ?? 200, to: '', headers: '', said: JSON.stringify(answer) ?? '' }
}
