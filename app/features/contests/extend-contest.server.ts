import { datesInWords } from '#app/features/contests/dates/dates-in-words.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { phaseOf } from '#app/features/contests/phase.ts'
import { type Refused, refuse } from '#app/features/contests/refusals.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { record } from '#app/features/events/record.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addContestNote } from '#drizzle/queries/contest-notes.ts'
import { type ContestRow, changeContest } from '#drizzle/queries/contests.ts'

export const extendable = ['ideasUntil', 'votingUntil', 'juryUntil', 'answerBy'] as const
export type Extension = Partial<Record<(typeof extendable)[number], Date | null>> & { note: string }
type Extended = { ok: true; contest: ContestRow } | Refused

/**
 * Moves dates of an open contest forward and says so in public. A date may only become later, and only while it has
 * not come; anything else is `frozen`.
 */
export async function extendContest(
  viewer: Viewer,
  name: string,
  wish: Extension,
  now: Date = new Date(),
): Promise<Extended> {
  const html = await renderMarkdown(wish.note)
  return transaction(async () => {
    const contest = await findContest(viewer, name, 'contest.manage')
    if (contest.state === 'draft') return refuse('not-open')
    const changed = changedDates(contest, wish)
    const fault = extensionFault(contest, changed, wish.note, now)
    if (fault) return fault

    const edited = { ...changed, version: contest.version + 1, updatedAt: now }
    await changeContest(contest.id, edited)
    await addNote(viewer, contest, changed, { text: wish.note, html }, now)
    await record('contest.extended', viewer, { contestId: contest.id, ...changed }, now)
    const before = Object.fromEntries(Object.keys(changed).map((key) => [key, contest[key as keyof ContestRow]]))
    await audit(viewer, 'contest.extended', { subject: 'contest', subjectId: contest.id, before, after: changed }, now)
    return { ok: true as const, contest: { ...contest, ...edited } }
  })
}

type Changed = Partial<Record<(typeof extendable)[number], Date>>

/** The dates that differ. Forms know minutes only, so the same minute is the same date. */
function changedDates(contest: ContestRow, wish: Extension): Changed {
  const minute = (date: Date) => Math.floor(date.getTime() / 60_000)
  const differing = extendable.flatMap((key) => {
    const [old, wished] = [contest[key], wish[key]]
    return wished && (!old || minute(old) !== minute(wished)) ? [[key, wished] as const] : []
  })
  return Object.fromEntries(differing)
}

function extensionFault(contest: ContestRow, changed: Changed, note: string, now: Date): Refused | undefined {
  const keys = Object.keys(changed) as (keyof Changed)[]
  if (contest.state === 'concluded') return refuse('frozen')
  if (keys.length === 0) return refuse('nothing-extended')
  const frozen = keys.find((key) => !isExtension(contest, key, changed[key] as Date, now))
  if (frozen) return refuse('frozen', frozen)
  const dates = { ...contest, ...changed }
  if (dates.ideasUntil && dates.votingUntil && dates.ideasUntil > dates.votingUntil)
    return refuse('ideas-after-close', 'ideasUntil')
  if (dates.juryUntil && dates.votingUntil && dates.juryUntil <= dates.votingUntil)
    return refuse('jury-first', 'juryUntil')
  const end = dates.juryUntil ?? dates.votingUntil ?? dates.ideasUntil
  if (dates.answerBy && end && dates.answerBy <= end) return refuse('answer-first', 'answerBy')
  return note.trim() === '' ? refuse('note-missing', 'note') : undefined
}

function isExtension(contest: ContestRow, key: keyof Changed, wished: Date, now: Date) {
  return isExtendable(contest, key, now) && wished > (contest[key] as Date) && wished > now
}

/** What has ended stays ended: others have seen the outcome by then. Only the answer may still be promised anew. */
export function isExtendable(contest: ContestRow, key: keyof Changed, now: Date) {
  const date = contest[key]
  if (!date || contest.state === 'concluded' || (key === 'ideasUntil' && contest.finalOf)) return false
  if (key === 'answerBy') return true
  const over = contest.state !== 'open' || ['deciding', 'answered'].includes(phaseOf(contest, now))
  return !over && date > now
}

async function addNote(
  viewer: Viewer,
  contest: ContestRow,
  changed: Changed,
  said: { text: string; html: string },
  now: Date,
) {
  const moves = datesInWords(contest, changed)
  const text = [...moves, said.text.trim()].join('\n\n')
  const html = moves.map((move) => `<p>${move}</p>`).join('') + said.html
  await addContestNote({
    id: newId(),
    contestId: contest.id,
    authorId: viewer.id,
    kind: 'extended',
    text,
    html,
    createdAt: now,
  })
}
