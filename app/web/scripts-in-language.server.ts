import type { EntryContext } from '@remix-run/node'
import type { Locale } from '#app/paraglide/runtime.js'

export type Manifest = EntryContext['manifest']

const kept = new WeakMap<Manifest, Map<Locale, Manifest>>()

/**
 * The list of routes with every script at its place for one language; see scripts/split-languages.ts. What each script
 * imports is left out: browsers get it as `preloadsOf` for the page at hand, and learn the rest from the scripts.
 */
export function scriptsInLanguage(manifest: Manifest, locale: Locale): Manifest {
  const known = kept.get(manifest) ?? new Map<Locale, Manifest>()
  kept.set(manifest, known)
  const moved = known.get(locale) ?? move(manifest, locale)
  known.set(locale, moved)
  return moved
}

/** The scripts these routes need beside their own, in one language. */
export function preloadsOf(manifest: Manifest, routeIds: string[], locale: Locale): string[] {
  const needed = new Set(routeIds.flatMap((id) => manifest.routes[id]?.imports ?? []))
  for (const loaded of [...manifest.entry.imports, manifest.entry.module]) needed.delete(loaded)
  return [...needed].map((script) => inLanguage(script, locale))
}

function move(manifest: Manifest, locale: Locale): Manifest {
  const { entry, routes, url } = manifest
  const imports = entry.imports.map((name) => inLanguage(name, locale))
  return {
    ...manifest,
    url: inLanguage(url, locale),
    entry: { ...entry, module: inLanguage(entry.module, locale), imports },
    routes: Object.fromEntries(Object.entries(routes).map(([id, route]) => [id, moveRoute(route, locale)])),
  }
}

/** Only what is said of a route, not what is not: browsers take silence for no. */
function moveRoute({ imports, ...route }: Manifest['routes'][string], locale: Locale) {
  const said = Object.entries(route).filter(
    ([, value]) => value !== false && !(Array.isArray(value) && value.length === 0),
  )
  return { ...(Object.fromEntries(said) as typeof route), module: inLanguage(route.module, locale) }
}

/** Where the copy of a script for one language stands. */
export const inLanguage = (script: string, locale: Locale) =>
  script.replace(/assets\/([^/]+\.js)$/, `assets/${locale}/$1`)
