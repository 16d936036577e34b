import { reasonOptions } from '#app/features/answers/reasons/reason-options.server.ts'
import { statusOptions } from '#app/features/answers/statuses/status-options.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { contestRecord } from '#app/features/contests/page/promises.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { waitsInWords } from '#app/features/ideas/waits-in-words.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { showAgo, showDay } from '#app/ui/figures/show-time.ts'
import { answerersOf, answerQueue, countWaiting } from '#drizzle/queries/answer-clock.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

export type QueuePage = Awaited<ReturnType<typeof queuePage>>
export type QueueRow = ReturnType<typeof queueRow>

/** As many ideas stand on the page, and as many can be answered with one text. */
export const rowsShown = 50

/** Every idea of a contest that waits for the team, by the time left; for those who answer in it. */
export async function queuePage(viewer: Viewer, name: string, now = new Date()) {
  const contest = await findContest(viewer, name, 'contest.answer')
  const { slug, title, id } = contest
  const rows = await answerQueue(id, rowsShown)
  return {
    slug,
    title,
    record: await contestRecord(contest, now),
    waiting: await countWaiting(id),
    rows: rows.map((row) => queueRow(row, contest, now)),
    outcomes: await statusOptions(),
    reasons: await reasonOptions(),
    who: await whoAnswers(id),
    manages: can(viewer, 'contest.manage', contest).allow,
  }
}

type Waiting = Awaited<ReturnType<typeof answerQueue>>[number]

function queueRow({ idea, verdict }: Waiting, { timeZone }: ContestRow, now: Date) {
  const { id, title, votes, readAt, readPromisedBy, promisedBy } = idea
  const unread = readAt === null && readPromisedBy !== null
  const due = unread ? readPromisedBy : promisedBy
  return {
    ...{ id, title, votes, path: ideaPath(idea) },
    waits: waitsInWords(idea, { timeZone, mine: false, now }),
    reading: unread ? m.answers_queue_read_by({ date: showDay(readPromisedBy, timeZone, now) }) : '',
    left: due ? showAgo(due, now) : '',
    late: due !== null && due < now,
    unheard: verdict === 'no',
  }
}

async function whoAnswers(contestId: string) {
  const answerers = await answerersOf(contestId)
  const named = (role: string) =>
    answerers
      .filter((row) => row.role === role && !row.person.suspendedAt)
      .map(({ person }) => person.name || person.email || '')
  return { owners: named('owner'), deputies: named('deputy'), escalation: named('escalation') }
}
