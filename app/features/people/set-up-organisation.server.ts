import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import { transaction } from '#drizzle/database.ts'
import { hasAdmin } from '#drizzle/queries/people.ts'
import { keepSetupProgress, liveSetupLink } from '#drizzle/queries/setup-links.ts'

export interface Organisation {
  language: 'en' | 'es' | 'ru'
  organisation: string
  timeZone: string
}

/** What a set-up link holds so far; undefined when it does not open the set-up (any more). */
export async function findSetup(token: string, now = new Date()): Promise<Partial<Organisation> | undefined> {
  if (await hasAdmin()) return undefined
  const link = await liveSetupLink(hashSecret(token), now)
  return link && ((link.progress ?? {}) as Partial<Organisation>)
}

/** First step of the set-up: remembers the answers with the link until there is an admin. Answers whether it works. */
export async function setUpOrganisation(token: string, answers: Organisation, now = new Date()): Promise<boolean> {
  return transaction(async () => {
    if (!(await findSetup(token, now))) return false
    await keepSetupProgress(hashSecret(token), { ...answers })
    return true
  })
}
