import { randomInt } from 'node:crypto'
import { nameSkeleton } from '#app/features/people/name-skeleton.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { groupWithSkeleton } from '#drizzle/queries/groups.ts'
import type { NameSubject } from '#drizzle/queries/names.ts'

/** A name that says nothing, in the language of the site; of unions, one that no other group has. */
export async function neutralName(subject: NameSubject): Promise<string> {
  const { language: locale } = await siteSettings()
  const n = String(randomInt(100_000, 1_000_000))
  if (subject === 'person') return m.names_neutral_person({ n }, { locale })
  const name = m.names_neutral_union({ n }, { locale })
  return (await groupWithSkeleton(nameSkeleton(name))) ? neutralName(subject) : name
}
