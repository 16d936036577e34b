import { env } from '#app/env.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import type { Visit } from '#app/server/visit.server.ts'

/** Pages that say the same to all who were never here, and set nothing down about them. */
const pages =
  /^\/(?:(?:c|d|i|p|unions|letters)\/[^/]+|c\/[^/]+\/(?:results|verify|log|contract)|debates|results|unions|rules|privacy|api|moderation)?$/

/** What may be asked of such a page; an order by lot is everybody's own. */
const questions = new Map<string, RegExp>([
  ['order', /^(?!random$)\w{1,20}$/],
  ['status', /^\w{1,20}$/],
  ['tag', /^.{1,60}$/],
])

/** Cookies that change nothing but language and theme, or name a visitor: whether one of nothing but a name is asked later. */
const harmless = /^(?:__Host-)?(?:language|theme|visitor)=/

/** Whether a request could get the page that all strangers get, going by the request alone. */
export function asksAsStranger({ incoming, headers, path, query }: Visit): boolean {
  if (incoming.method !== 'GET' || !pages.test(path) || /\.data(?:\?|$)/.test(incoming.url ?? '')) return false
  if (headers.has('Authorization') || env.PROXY_SIGN_ON) return false
  const cookies = (headers.get('Cookie') ?? '').split(';').filter((pair) => pair.trim() !== '')
  if (!cookies.every((pair) => harmless.test(pair.trim()))) return false
  return [...query].every(([name, value]) => questions.get(name)?.test(value))
}

/** Whether whoever asks has left nothing here by which a page of theirs would differ. */
export const isStranger = async (request: Request) => (await viewerOf(request)).kind === 'visitor'
