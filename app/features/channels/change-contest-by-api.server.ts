import type { z } from 'zod'
import { refused } from '#app/features/channels/refused.server.ts'
import { ContestChange, wishFromBody } from '#app/features/contests/contest-body.server.ts'
import { contestShape } from '#app/features/contests/contest-shape.ts'
import { editContest } from '#app/features/contests/edit-contest.server.ts'
import { type Extension, extendContest } from '#app/features/contests/extend-contest.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { openContest } from '#app/features/contests/open-contest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { readJson } from '#app/web/read-json.server.ts'
import { bodyField } from '#app/web/text-fields.server.ts'

/** The same as for a draft, and the public note that an extension needs. */
const Change = ContestChange.extend({ note: bodyField({ max: 2_000 }) })
type Change = z.output<typeof Change>

/**
 * `PATCH /contests/:contest`: changes a draft, opens it (`state: "open"`), or moves dates of an open one forward (with a
 * public `note`). Anything else after the opening is a 409.
 */
export async function changeContestByApi(viewer: Viewer, name: string, request: Request, now = new Date()) {
  const contest = await findContest(viewer, name, 'contest.manage')
  const body = await readJson(request, Change)
  if (!body.ok) return body.problem
  const { state, note, ...change } = body.value
  if (contest.state !== 'draft') return extend(viewer, contest.id, body.value, now)

  const said = Object.values(change).some((value) => value !== undefined)
  const edited = said
    ? await editContest(
        viewer,
        contest.id,
        { ...wishFromBody(change, contest.kind), version: change.version ?? undefined },
        now,
      )
    : undefined
  if (edited && !edited.ok) return refused('contests', edited)
  const opened = state === 'open' ? await openContest(viewer, contest.id, now) : undefined
  if (opened && !opened.ok) return refused('contests', opened)
  return contestShape(opened?.contest ?? edited?.contest ?? contest, now)
}

async function extend(viewer: Viewer, id: string, { dates, note, ...others }: Change, now: Date) {
  const { version, ...rest } = others
  if (Object.values(rest).some((value) => value !== undefined)) return refused('contests', { reason: 'frozen' })
  const wish: Extension = {
    note,
    ideasUntil: dates?.ideas?.until,
    votingUntil: dates?.voting?.until,
    juryUntil: dates?.jury?.until,
    answerBy: dates?.answerBy,
  }
  if (dates?.ideas?.from !== undefined || dates?.voting?.from !== undefined)
    return refused('contests', { reason: 'frozen' })
  const extended = await extendContest(viewer, id, wish, now)
  return extended.ok ? contestShape(extended.contest, now) : refused('contests', extended)
}
