import { appealOpen, mayAppealStill } from '#app/features/attachments/file-appeal.ts'
import { filesPath } from '#app/features/attachments/files-path.ts'
import { findFile } from '#app/features/attachments/find-file.server.ts'
import { stateReason } from '#app/features/ideas/state-reason.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import { type FileRow, fileById } from '#drizzle/queries/files.ts'
import { othersWhoModerate } from '#drizzle/queries/moderation.ts'

/** Why one's own file was taken down, what one said to it, and what came of that; 404 for all others. */
export async function fileAppealPage(viewer: Viewer, id: string) {
  const file = (await ownAnswered(viewer, id)) ?? (await findFile(viewer, id, 'file.appeal'))
  const hidden = file.state === 'hidden'
  const waits = appealOpen(file)
  const but = [file.moderatorId, file.ownerId].filter((one) => one !== null)
  const alone =
    hidden && (waits || mayAppealStill(file)) && (await othersWhoModerate(file.contestId ?? '', but)).length === 0
  return {
    ...{ title: file.alt, html: '', path: filesPath(file), amendPath: null },
    mayAsk: mayAppealStill(file),
    decided: {
      sentence: hidden && file.decidedAt ? m.moderation_was_hidden({ date: showDay(file.decidedAt) }) : '',
      reason: hidden && file.stateReason ? m.ideas_reason({ reason: stateReason(file.stateReason) }) : ('' as const),
      words: hidden ? file.stateWords : '',
    },
    asked: file.appealedAt ? file.appealWords : null,
    outcome: file.appealedAt ? outcomeOf(file, waits) : null,
    /** Nobody but who decided is here to read it. */
    alone,
  }
}

/** The mail about an answer leads here; what was brought back is one's own file like any other again. */
async function ownAnswered(viewer: Viewer, id: string) {
  const file = await fileById(id)
  const own = viewer.kind === 'account' && file?.ownerId === viewer.id && file.state === 'shown'
  return own && file.appealAnsweredAt ? findFile(viewer, id, 'file.remove') : undefined
}

function outcomeOf({ state, appealAnswer, appealAnsweredAt }: FileRow, waits: boolean) {
  if (waits || !appealAnsweredAt) return { tone: 'sun' as const, sentence: m.moderation_appeal_waits(), words: '' }
  const date = showDay(appealAnsweredAt)
  return state === 'hidden'
    ? { tone: 'contra' as const, sentence: m.moderation_appeal_refused({ date }), words: appealAnswer }
    : { tone: 'pro' as const, sentence: m.files_appeal_granted({ date }), words: appealAnswer }
}
