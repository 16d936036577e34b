import { redirect } from '@remix-run/node'
import { leaveNote, type Note } from '#app/web/note.server.ts'
import { safePath } from '#app/web/safe-path.server.ts'

/** Sends the browser to a page of this site (303: with GET). Anything else ends on the home page. */
export function redirectTo(path: string, headers?: HeadersInit) {
  return redirect(safePath(path), { status: 303, headers })
}

/** The same, and the next page says `note`, in the words of the person's language. */
export function redirectWithNote(path: string, note: string | Note, headers?: HeadersInit) {
  const all = new Headers(headers)
  all.append('Set-Cookie', leaveNote(typeof note === 'string' ? { text: note, tone: 'done' } : note))
  return redirectTo(path, all)
}

/** Sends the browser to another site, to sign on there; only to an address the site's own settings led to. */
export function redirectAway(url: URL, headers?: HeadersInit) {
  return redirect(url.href, { status: 303, headers })
}
