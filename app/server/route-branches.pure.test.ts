import { matchRoutes } from '@remix-run/react'
import type { RouteConfigEntry } from '@remix-run/route-config'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import routeConfig from '#app/routes.ts'
import { routeBranches } from '#app/server/route-branches.ts'

type Shape = { id: string; parentId?: string; path?: string; index?: boolean }
type Tree = { id: string; path?: string; index?: boolean; children?: Tree[] }

const shapes: Record<string, Shape> = { root: { id: 'root', path: '' } }
const tree: Tree[] = [{ id: 'root', path: '', children: treeOf((await routeConfig) as RouteConfigEntry[], 'root') }]

function treeOf(entries: RouteConfigEntry[], parentId: string): Tree[] {
  return entries.map(({ id, file, path, index, children }) => {
    const name = id ?? file
    shapes[name] = { id: name, parentId, path, index }
    return { id: name, path, index, children: children && treeOf(children, name) } as Tree
  })
}

const branches = routeBranches(shapes)
const words = [...new Set(Object.values(shapes).flatMap(({ path = '' }) => path.split('/')))].map((word) =>
  word.replace(/[:*?]/g, ''),
)
const segment = fc.oneof(fc.constantFrom(...words), fc.constantFrom('x', 'a b', 'ю', '%2F', 'C', 'New', '1.csv', '..'))
const address = fc
  .array(segment, { maxLength: 7 })
  .map((found) => `/${found.map((word) => (word === '%2F' ? word : encodeURIComponent(word))).join('/')}`)

/** What Remix would choose from these routes for an address. */
function chosen(routes: Tree[], pathname: string) {
  const matches = matchRoutes(routes as never, pathname)
  return matches?.map(({ route, params }) => [route.id, params])
}

const only = (ids: string[], from = tree): Tree[] =>
  from.flatMap(({ children, ...route }) =>
    ids.includes(route.id) ? [{ ...route, children: children && only(ids, children) }] : [],
  )

test('among the few routes of a branch Remix chooses what it would choose among all', () => {
  fc.assert(
    fc.property(address, (pathname) => {
      const { ids } = branches(pathname)
      expect(chosen(only(ids), pathname)).toEqual(chosen(tree, pathname))
    }),
    { numRuns: 1000 },
  )
})

test('every route of the site is found at its own address, among few', () => {
  for (const { id } of Object.values(shapes)) {
    const pathname = addressOf(id)
    const { ids } = branches(pathname)
    expect(chosen(only(ids), pathname), pathname).toEqual(chosen(tree, pathname))
    expect(ids.length, pathname).toBeLessThan(8)
  }
})

test('what is said to be the only route is the one Remix chooses, with the same parameters', () => {
  fc.assert(
    fc.property(address, (pathname) => {
      const match = branches(pathname).only
      if (match) expect([match.id, match.params]).toEqual(chosen(tree, pathname)?.at(-1))
    }),
    { numRuns: 1000 },
  )
  const addresses = Object.keys(shapes).map(addressOf)
  const said = addresses.filter((pathname) => branches(pathname).only)
  for (const pathname of said) {
    const match = branches(pathname).only
    expect([match?.id, match?.params]).toEqual(chosen(tree, pathname)?.at(-1))
  }
  expect(said.length).toBeGreaterThan(100)
})

function addressOf(id: string): string {
  const { parentId, path = '' } = shapes[id] as Shape
  const own = path.replace(/:\w+\??|\*/g, 'Thing%20One')
  return `${parentId ? addressOf(parentId) : ''}/${own}`.replace(/\/+/g, '/')
}
