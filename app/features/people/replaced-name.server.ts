import { nameSkeleton } from '#app/features/people/name-skeleton.ts'
import { replacedNames } from '#drizzle/queries/names.ts'

/** Whether a moderator put another name in the place of this one of theirs, and nobody gave it back. */
export async function isReplacedName(personId: string, name: string) {
  const skeleton = nameSkeleton(name)
  return (await replacedNames('person', personId)).some((one) => nameSkeleton(one) === skeleton)
}
