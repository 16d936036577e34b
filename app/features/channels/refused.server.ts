import { problem } from '#app/web/problem.server.ts'
import { isMessageKey, translate } from '#app/web/translate.server.ts'

/** What each refusal is to a program; everything else about the state of things is a conflict. */
const statuses: Record<string, number> = {
  'own-idea': 403,
  'not-for-you': 403,
  'not-invited': 403,
  'sign-in-first': 401,
  'scope-missing': 403,
  'note-missing': 422,
  'conclusion-missing': 422,
  'reason-needed': 422,
  'question-missing': 422,
  'tag-unknown': 422,
  'not-an-idea': 422,
  twice: 422,
}

/** A refusal of a verb as a problem: `room` says whose words explain it (`votes_refused_…`). */
export function refused(room: string, { reason, field }: { reason: string; field?: string }, more: object = {}) {
  const key = `${room}_refused_${reason.replaceAll('-', '_')}`
  const detail = isMessageKey(key) ? translate(key) : undefined
  const errors = field ? [{ pointer: `/${field}`, code: reason, detail: detail ?? reason }] : undefined
  const answer = problem(statuses[reason] ?? (field ? 422 : 409), { code: reason, detail, errors })
  return Object.keys(more).length === 0 ? answer : extended(answer, more)
}

async function extended(answer: Response, more: object) {
  return new Response(JSON.stringify({ ...((await answer.json()) as object), ...more }), { status: answer.status, headers: answer.headers })
}
