import type { EntryContext } from '@remix-run/node'
import type { Locale } from '#app/paraglide/runtime.js'

type Manifest = EntryContext['manifest']

const kept = new Map<Locale, { from: Manifest; manifest: Manifest }>()

/** The manifest with every script at its place for one language; see scripts/split-languages.ts. */
export function scriptsInLanguage(manifest: Manifest, locale: Locale): Manifest {
  const known = kept.get(locale)
  if (known?.from === manifest) return known.manifest
  const moved = move(manifest, locale)
  kept.set(locale, { from: manifest, manifest: moved })
  return moved
}

function move(manifest: Manifest, locale: Locale): Manifest {
  const text = JSON.stringify(manifest)
  return JSON.parse(text.replace(/"\/assets\/([^"/]+\.js)"/g, `"/assets/${locale}/$1"`))
}
