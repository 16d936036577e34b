import { isTeamName } from '#app/features/people/edit-profile.server.ts'
import { isReplacedName } from '#app/features/people/replaced-name.server.ts'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import { nameField } from '#app/web/text-fields.server.ts'
import { changePerson, type PersonRow } from '#drizzle/queries/people.ts'

/**
 * As the provider calls them, unless they have said themselves, would look like the team without being of it, or were
 * called so until a moderator replaced it.
 */
export async function nameAccount(person: PersonRow, told: string) {
  const name = nameField().safeParse([...told].slice(0, 60).join('')).data ?? ''
  if (person.name || name === '' || (await isTeamName(await viewerFrom(person), name))) return
  if (await isReplacedName(person.id, name)) return
  await changePerson(person.id, { name })
}
