import { isTeamName } from '#app/features/people/edit-profile.server.ts'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import { nameField } from '#app/web/text-fields.server.ts'
import { changePerson, type PersonRow } from '#drizzle/queries/people.ts'

/** As the provider calls them, unless they have said themselves, or would look like the team without being of it. */
export async function nameAccount(person: PersonRow, told: string) {
  const name = nameField().safeParse([...told].slice(0, 60).join('')).data ?? ''
  if (person.name || name === '' || (await isTeamName(await viewerFrom(person), name))) return
  await changePerson(person.id, { name })
}
