import { hashSecret, newSessionSecret } from '#app/features/people/session-cookie.server.ts'
import { transaction } from '#drizzle/database.ts'
import { hasAdmin } from '#drizzle/queries/people.ts'
import { addSetupLink, closeSetupLinks } from '#drizzle/queries/setup-links.ts'

const hour = 60 * 60 * 1000

/**
 * The path of a fresh set-up link for the console, `/setup/<token>`, good for an hour and for one admin; earlier links
 * stop working. Undefined once there is an admin: then nothing opens the set-up again.
 */
export async function issueSetupLink(now = new Date()): Promise<string | undefined> {
  const token = newSessionSecret()
  return transaction(async () => {
    if (await hasAdmin()) return undefined
    await closeSetupLinks()
    await addSetupLink({ tokenHash: hashSecret(token), createdAt: now, expiresAt: new Date(now.getTime() + hour) })
    return `/setup/${token}`
  })
}
