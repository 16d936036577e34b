import { problem } from '#app/web/problem.server.ts'

const most = 100
const usual = 20

/** `?limit=` of a list: 1 to 100, 20 when absent. Throws a 400 problem for anything else. */
export function limitOf(url: URL): number {
  const asked = url.searchParams.get('limit')
  if (asked === null) return usual
  const limit = /^\d{1,4}$/.test(asked) ? Number(asked) : 0
  if (limit < 1 || limit > most) throw problem(400, { code: 'limit-out-of-range', detail: `limit: 1…${most}` })
  return limit
}
