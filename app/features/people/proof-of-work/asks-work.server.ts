import { trustOf } from '#app/features/people/trust/trust-of.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'

/** Whether forms ask this person for work: whoever is not signed in (undefined), and members who are new. */
export async function asksWork(viewer: Viewer | undefined, now: Date): Promise<boolean> {
  if (!(await siteSettings()).proofOfWork) return false
  if (viewer?.kind !== 'account') return true
  if (viewer.role !== 'member' || viewer.owns.length > 0) return false
  return (await trustOf(viewer.id, now)).level === 'new'
}
