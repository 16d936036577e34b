import { z } from 'zod'
import { signedCookie } from '#app/web/signed-cookie.server.ts'

/** A next step beside the note: a link, or with `post` a button that sends a form, such as Undo. */
const Act = z.object({ label: z.string(), href: z.string(), post: z.record(z.string(), z.string()).optional() })

const Note = z.object({ text: z.string(), tone: z.enum(['done', 'refused']), act: Act.optional() })

/** What a person is told once on the next page. */
export type Note = z.infer<typeof Note>

const secondsKept = 60
const longestText = 500
const noteCookie = signedCookie('note', Note, secondsKept)

/** Set-Cookie header that carries the note to the next page. */
export function leaveNote(note: Note): string {
  return noteCookie.issue({ ...note, text: note.text.slice(0, longestText) })
}

/** The note left for this page, if any, and the Set-Cookie header that makes it the last time. */
export function takeNote(request: Request): { note: Note | undefined; headers: HeadersInit } {
  const note = noteCookie.read(request)
  return { note, headers: note ? { 'Set-Cookie': noteCookie.clear() } : {} }
}
