import type { Guard } from '#app/server/visit.server.ts'

/**
 * Two doors of Remix that nothing of ours uses: `?_data=` runs one loader or action by itself, past its own
 * check of the origin, and the manifest address costs seconds of CPU for a long path.
 */
export const closePaths: Guard = ({ path, query }) => {
  if (query.has('_data')) return { status: 400 }
  if (path === '/__manifest') return { status: 404 }
  return undefined
}

/** A file we do not have: no reason to render a page. Asked after the files that are there. */
export const noSuchAsset: Guard = ({ path }) => (path.startsWith('/assets/') ? { status: 404 } : undefined)
