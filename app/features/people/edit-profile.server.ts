import { nameSkeleton } from '#app/features/people/name-skeleton.ts'
import type { NewsRhythm } from '#app/features/people/news/wants-news.ts'
import { isReplacedName } from '#app/features/people/replaced-name.server.ts'
import { isModerator, type Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { transaction } from '#drizzle/database.ts'
import { putIntoDigest } from '#drizzle/queries/notifications.ts'
import { changePerson, personById, staffNames } from '#drizzle/queries/people.ts'

export interface Profile {
  name: string
  language: 'en' | 'es' | 'ru'
  /** How news comes by mail; absent where they were not asked, then the rest below stays as it is. */
  newsRhythm?: NewsRhythm
  newsHour?: number
  timeZone?: string
  isPublic?: boolean
}

/**
 * Changes how a person is called, spoken to and written to. Nobody may look like the team who is not of it, and a page
 * for everybody needs a name.
 */
export async function editProfile(viewer: Viewer, { name, language, ...reach }: Profile) {
  if (name !== viewer.name && (await isTeamName(viewer, name))) {
    return { ok: false as const, reason: 'people_name_taken' as const }
  }
  if (name !== viewer.name && (await isReplacedName(viewer.id, name)))
    return { ok: false as const, reason: 'names_replaced_once' as const }
  const asked = viewer.kind === 'account' && reach.newsRhythm !== undefined
  if (asked && reach.isPublic && name === '') return { ok: false as const, reason: 'people_public_needs_name' as const }
  await transaction(async () => {
    await changePerson(viewer.id, { name, language, ...(asked ? { ...reach, newsDueAt: null } : {}) })
    if (asked) await dropWaiting(viewer.id)
  })
  return { ok: true as const }
}

/** What waits for a digest that is not wanted any more must not come, old, when one is wanted again. */
async function dropWaiting(personId: string) {
  const rhythm = (await personById(personId))?.newsRhythm
  if (rhythm === 'own' || rhythm === 'never') await putIntoDigest(personId, '')
}

/** How somebody wants to be reached, for the form that changes it; nothing for guests. */
export async function reachOf(viewer: Viewer) {
  const person = viewer.kind === 'account' ? await personById(viewer.id) : undefined
  if (!person) return null
  const { newsRhythm, newsHour, isPublic } = person
  return { newsRhythm, newsHour, isPublic, timeZone: person.timeZone || (await siteSettings()).timeZone }
}

/** Whether a name reads like that of the organisation or of one of its people, other letters notwithstanding. */
export async function isTeamName(viewer: Viewer, name: string) {
  if (name === '' || isModerator(viewer) || viewer.affiliation === 'employee') return false
  return looksLikeTeam(name)
}

/** The same whoever asks: for what is called so without being a person. */
export async function looksLikeTeam(name: string) {
  const { organisation } = await siteSettings()
  const taken = [organisation, 'Aflora', 'Admin', 'Administrator', 'Moderator', ...(await staffNames())]
  const skeleton = nameSkeleton(name)
  return taken.some((one) => nameSkeleton(one) === skeleton)
}
