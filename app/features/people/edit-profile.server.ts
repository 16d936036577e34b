import { nameSkeleton } from '#app/features/people/name-skeleton.ts'
import { isModerator, type Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { transaction } from '#drizzle/database.ts'
import { changePerson, staffNames } from '#drizzle/queries/people.ts'

export interface Profile {
  name: string
  language: 'en' | 'es' | 'ru'
}

/** Changes how a person is called and spoken to. Nobody may look like the team who is not of it. */
export async function editProfile(viewer: Viewer, { name, language }: Profile) {
  if (name !== viewer.name && (await isTeamName(viewer, name))) {
    return { ok: false as const, reason: 'people_name_taken' as const }
  }
  await transaction(() => changePerson(viewer.id, { name, language }))
  return { ok: true as const }
}

/** Whether a name reads like that of the organisation or of one of its people, other letters notwithstanding. */
export async function isTeamName(viewer: Viewer, name: string) {
  if (name === '' || isModerator(viewer) || viewer.affiliation === 'employee') return false
  const { organisation } = await siteSettings()
  const taken = [organisation, 'Aflora', 'Admin', 'Administrator', 'Moderator', ...(await staffNames())]
  const skeleton = nameSkeleton(name)
  return taken.some((one) => nameSkeleton(one) === skeleton)
}
