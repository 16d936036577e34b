import { OUTCOMES, type Outcome } from '#app/features/settings/outcome-words.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'

/**
 * What was chosen in an answer: an outcome, or by its key an own status with the outcome it stands for. Nothing for what
 * is not offered; a retired one stays where it stands already.
 */
export async function saidStatus(
  chosen: string,
  standing?: string,
): Promise<{ outcome: Outcome; status: string } | undefined> {
  const outcome = OUTCOMES.find((word) => word === chosen)
  if (outcome) return { outcome, status: '' }
  const own = (await siteSettings()).ownStatuses.find(({ key }) => key === chosen)
  return own && (!own.retired || chosen === standing) ? { outcome: own.outcome, status: own.key } : undefined
}
