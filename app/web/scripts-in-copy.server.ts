import type { EntryContext } from '@remix-run/node'
import type { Copy } from '#app/web/forms-of-address.ts'

export type Manifest = EntryContext['manifest']

const kept = new WeakMap<Manifest, Map<Copy, Manifest>>()

/**
 * The list of routes with every script at its place for one copy of our words; see scripts/split-languages.ts. What
 * each script imports is left out: browsers get it as `preloadsOf` for the page at hand, and learn the rest from the
 * scripts.
 */
export function scriptsInCopy(manifest: Manifest, copy: Copy): Manifest {
  const known = kept.get(manifest) ?? new Map<Copy, Manifest>()
  kept.set(manifest, known)
  const moved = known.get(copy) ?? move(manifest, copy)
  known.set(copy, moved)
  return moved
}

/** The scripts these routes need beside their own, in one copy. */
export function preloadsOf(manifest: Manifest, routeIds: string[], copy: Copy): string[] {
  const needed = new Set(routeIds.flatMap((id) => manifest.routes[id]?.imports ?? []))
  for (const loaded of [...manifest.entry.imports, manifest.entry.module]) needed.delete(loaded)
  return [...needed].map((script) => inCopy(script, copy))
}

function move(manifest: Manifest, copy: Copy): Manifest {
  const { entry, routes, url } = manifest
  const imports = entry.imports.map((name) => inCopy(name, copy))
  return {
    ...manifest,
    url: inCopy(url, copy),
    entry: { ...entry, module: inCopy(entry.module, copy), imports },
    routes: Object.fromEntries(Object.entries(routes).map(([id, route]) => [id, moveRoute(route, copy)])),
  }
}

/** Only what is said of a route, not what is not: browsers take silence for no. */
function moveRoute({ imports, ...route }: Manifest['routes'][string], copy: Copy) {
  const said = Object.entries(route).filter(
    ([, value]) => value !== false && !(Array.isArray(value) && value.length === 0),
  )
  return { ...(Object.fromEntries(said) as typeof route), module: inCopy(route.module, copy) }
}

/** Where a script with the words of one copy stands. */
export const inCopy = (script: string, copy: Copy) => script.replace(/assets\/([^/]+\.js)$/, `assets/${copy}/$1`)
