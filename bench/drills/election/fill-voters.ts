import { writeFileSync } from 'node:fs'
import { hashSecret, newSessionSecret } from '#app/features/people/session-cookie.server.ts'
import { openKeys } from '#app/server/secrets.server.ts'
import { closeDatabase, transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { migrate } from '#drizzle/migrate.ts'
import { addApiToken } from '#drizzle/queries/api-tokens.ts'
import { addManyPeople } from '#drizzle/queries/imports.ts'

export interface Voters {
  owner: string
  voters: string[]
}

/** One in so many has not confirmed an address, so that their votes are provisional. */
const unconfirmedEvery = 40
/** One in so many is an employee. */
const employeeEvery = 5

/** Makes the people of the drill with an API token each, and writes the tokens to `answer`. All else goes over HTTP. */
export async function fillVoters(number: number, answer: string) {
  openKeys()
  await migrate()
  const now = new Date()
  const people = Array.from({ length: number + 1 }, (_, nth) => ({
    id: newId(),
    kind: 'account' as const,
    email: `voter${nth}@example.org`,
    emailConfirmedAt: nth > 0 && nth % unconfirmedEvery === 0 ? null : now,
    name: `Voter ${nth}`,
    role: nth === 0 ? ('owner' as const) : ('member' as const),
    affiliation: nth % employeeEvery === 0 ? ('employee' as const) : ('customer' as const),
    securityStamp: 'drill',
  }))
  const tokens = people.map(() => `afl_${newSessionSecret()}`)
  await transaction(async () => {
    await addManyPeople(people)
    for (const [nth, { id: personId }] of people.entries()) {
      const scopes = nth === 0 ? ['read', 'participate', 'manage'] : ['read', 'participate']
      const tokenHash = hashSecret(tokens[nth] as string)
      await addApiToken({ id: newId(), tokenHash, personId, name: 'drill', scopes, createdAt: now, expiresAt: null })
    }
  })
  await closeDatabase()
  const [owner, ...voters] = tokens
  writeFileSync(answer, JSON.stringify({ owner, voters }))
}
