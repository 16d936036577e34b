/** The first file of a bundle, and what it says. */
export const manifestName = 'aflora.json'
export const formatName = 'aflora-contest'
export const formatVersion = 1

export const peopleFile = 'people.jsonl'
export const fileOf = (part: string) => `${part}.jsonl`

/** Where the bytes of a picture or document lie. */
export const bytesFile = (id: string) => `files/${id}`

export interface Manifest {
  format: typeof formatName
  version: number
  contest: { id: string; slug: string; title: string }
  /** Lines per file. */
  files: Record<string, number>
}

/** Columns that name a person, in any part. */
export const personColumns = [
  ...(['authorId', 'personId', 'hostId', 'actorId'] as const),
  ...(['moderatorId', 'editorId', 'readBy', 'jurorId', 'ownerId', 'broughtBy'] as const),
] as const
