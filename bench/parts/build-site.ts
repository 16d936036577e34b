import { spawnSync } from 'node:child_process'

/** Builds the site that is measured; ends the program where that fails. */
export function buildSite() {
  const built = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
  if (built.status === 0) return
  console.error('The site could not be built.')
  process.exit(1)
}
