import { seenPortraits } from '#drizzle/queries/files.ts'

/** Where the face of each of these people is found, of those who are shown to everybody. */
export async function portraitsOf(personIds: string[]): Promise<Map<string, string>> {
  return new Map((await seenPortraits(personIds)).map(({ personId, id }) => [personId, portraitPath(id)]))
}

/** Where a portrait that may be seen is found. */
export const portraitPath = (id: string) => `/files/${id}`

export const portraitOf = async (personId: string) => (await portraitsOf([personId])).get(personId) ?? null
