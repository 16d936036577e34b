import { statusWords } from '#app/server/status-words.server.ts'
import type { Refusal, Visit } from '#app/server/visit.server.ts'

const type = 'text/x-script; charset=utf-8'

/**
 * A refusal in turbo-stream, which Remix's own script reads. What a form or a part of a page asked becomes the error
 * page inside the page, told like `refuse.server.ts` how many seconds to wait. Whoever wanted a whole page asks for it
 * again without script, and then gets ours.
 */
export function refuseScript(visit: Visit, refusal: Refusal): { type: string; body: string; status?: number } {
  const parts = visit.query.get('_routes')
  if (visit.incoming.method !== 'GET') return { type, body: encode([{ _1: 2 }, ...faultAt(1, visit, refusal)]) }
  if (parts === null) return { type, body: encode(reload(visit.incoming.url ?? '/')), status: 202 }
  return { type, body: encode([{ _1: 2 }, parts.split(',')[0] ?? '', { _3: 4 }, ...faultAt(3, visit, refusal)]) }
}

/** The values from place `at` on: the word `error` and the error itself, which names the places of its own parts. */
function faultAt(at: number, visit: Visit, refusal: Refusal) {
  const wait = String(refusal.headers?.['Retry-After'] ?? '')
  const { title } = statusWords(visit, refusal)
  return ['error', ['ErrorResponse', at + 2, at + 3, at + 4], wait, refusal.status, title]
}

function reload(url: string) {
  const path = url.replace(/^\/_root\.data/, '/').replace(/\.data(?=\?|$)/, '')
  const names = { _2: 3, _4: 5, _6: 7, _8: 7, _9: 7 }
  return [['SingleFetchRedirect', 1], names, 'redirect', path, 'status', 302, 'revalidate', true, 'reload', 'replace']
}

const encode = (values: unknown[]) => `${JSON.stringify(values)}\n`
