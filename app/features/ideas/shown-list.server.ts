import { z } from 'zod'
import { sign, unsign } from '#app/web/signed.server.ts'

const Shown = z.tuple([z.string(), z.array(z.string())])
const purpose = 'shown-list'
const day = 24 * 60 * 60 * 1000

/** Says, so that nobody can make it up, which ideas of a contest a page of ours has listed. Good for a day. */
export function signShown(contestId: string, ideaIds: string[], now = new Date()): string {
  return sign(purpose, [contestId, ideaIds] satisfies z.infer<typeof Shown>, new Date(now.getTime() + day))
}

export function readShown(text: string | null | undefined, now = new Date()) {
  const shown = Shown.safeParse(unsign(purpose, text ?? undefined, now))
  return shown.success ? { contestId: shown.data[0], ideaIds: shown.data[1] } : undefined
}
