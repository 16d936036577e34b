import { spawnSync } from 'node:child_process'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { findChromium } from '../browser/chromium.ts'
import { type SiteAddress, startSite } from '../browser/site.ts'
import { root } from '../house/source-files.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of a Chromium on this machine. */
    chromium: string
    /** A site that is set up and shared by all journeys which bring their own people and contests. */
    site: SiteAddress
  }
}

export const admin = { email: 'ada@example.org', name: 'Ada' }

export default async function prepare(project: TestProject) {
  const build = spawnSync(process.execPath, [path.join(root, 'scripts', 'build.mjs')], { stdio: 'inherit' })
  if (build.status !== 0) throw new Error('Without a build there is nothing to walk through.')
  const chromium = await findChromium()
  const site = await startSite()
  await site.aflora('setup', '--email', admin.email, '--name', admin.name)
  const { url, setupLink, environment, mailFolder } = site
  project.provide('chromium', chromium.path)
  project.provide('site', { url, setupLink, environment, mailFolder })
  return async () => {
    await site.stop()
    chromium.leave()
  }
}
