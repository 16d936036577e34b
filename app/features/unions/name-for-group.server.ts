import { looksLikeTeam } from '#app/features/people/edit-profile.server.ts'
import { nameSkeleton } from '#app/features/people/name-skeleton.ts'
import { groupWithSkeleton } from '#drizzle/queries/groups.ts'

/**
 * What a name leaves at a quick glance, if a group may be called so: not like the organisation or one of its people, and
 * not like any other group, be it closed. `ownId` is the group that is to be called so.
 */
export async function nameForGroup(name: string, ownId?: string) {
  const skeleton = nameSkeleton(name)
  if (skeleton === '' || (await looksLikeTeam(name))) return { ok: false, reason: 'people_name_taken' } as const
  const other = await groupWithSkeleton(skeleton)
  if (other && other.id !== ownId) return { ok: false, reason: 'unions_name_used' } as const
  return { ok: true, skeleton } as const
}
