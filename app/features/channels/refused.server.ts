import { commentsOfNew } from '#app/features/comments/new-here.server.ts'
import { ideasOnFirstDay } from '#app/features/ideas/first-day.server.ts'
import { problem } from '#app/web/problem.server.ts'
import { isMessageKey, translate } from '#app/web/translate.server.ts'

/** What each refusal is to a program; everything else about the state of things is a conflict. */
const statuses: Record<string, number> = {
  'own-idea': 403,
  'own-decision': 403,
  'not-for-you': 403,
  'not-invited': 403,
  'sign-in-first': 401,
  'scope-missing': 403,
  'note-missing': 422,
  'conclusion-missing': 422,
  'reason-needed': 422,
  'reason-unknown': 422,
  'status-unknown': 422,
  'question-missing': 422,
  'tag-unknown': 422,
  'not-an-idea': 422,
  twice: 422,
  'finalists-few': 422,
  'not-a-finalist': 422,
  'bad-mark': 422,
  'not-on-ballot': 422,
  'empty-ballot': 422,
  'rule-of-other-ballot': 422,
  'budget-missing': 422,
  'new-here': 429,
  words: 422,
}

/** Whose words explain a refusal. */
const keys = {
  answers: (reason: string) => `answers_refused_${reason}`,
  choose: (reason: string) =>
    isMessageKey(`choose_refused_${reason}`) ? `choose_refused_${reason}` : `votes_refused_${reason}`,
  comments: (reason: string) => `comments_refused_${reason}`,
  contests: (reason: string) => `contests_refused_${reason}`,
  moderation: (reason: string) => (reason === 'own-decision' ? 'moderation_appeal_own' : `moderation_${reason}`),
  ideas: (reason: string) => `ideas_refused_${reason}`,
  votes: (reason: string) => `votes_refused_${reason}`,
  winners: (reason: string) => `winners_refused_${reason}`,
}

/** What the words of some refusals name. */
const values: Record<string, Record<string, number>> = {
  ideas_refused_new_here: { max: ideasOnFirstDay },
  comments_refused_new_here: { max: commentsOfNew },
}

/** A refusal of a verb as a problem, explained by the words of its room where it has some. */
export function refused(
  room: keyof typeof keys,
  { reason, field }: { reason: string; field?: string },
  more: object = {},
) {
  const key = keys[room](reason.replaceAll('-', '_'))
  const detail = isMessageKey(key) ? translate(key, values[key]) : undefined
  const errors = field ? [{ pointer: `/${field}`, code: reason, detail: detail ?? reason }] : undefined
  const answer = problem(statuses[reason] ?? (field ? 422 : 409), { code: reason, detail, errors })
  return Object.keys(more).length === 0 ? answer : extended(answer, more)
}

async function extended(answer: Response, more: object) {
  return new Response(JSON.stringify({ ...((await answer.json()) as object), ...more }), {
    status: answer.status,
    headers: answer.headers,
  })
}
