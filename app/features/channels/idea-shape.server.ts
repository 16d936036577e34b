import { countsVisible } from '#app/features/contests/counts-visible.ts'
import { can } from '#app/features/policy/can.ts'
import { staffOf, type Viewer } from '#app/features/policy/viewer.ts'
import { ownStatusTeller, type TellOwnStatus } from '#app/features/settings/own-status-teller.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { ideasToShape } from '#drizzle/queries/idea-shapes.ts'
import { ballotShown } from '#drizzle/queries/votes.ts'

type Row = Awaited<ReturnType<typeof ideasToShape>>[number]
export type IdeaShape = ReturnType<typeof shape>

/**
 * Ideas as the API shows them to this viewer, in the order of the ids; those they may not see are left out.
 * What is hidden from them (counts, what lies beneath, the words of a tombstone) is absent, not empty.
 */
export async function ideaShapes(viewer: Viewer, ids: string[], now = new Date()): Promise<IdeaShape[]> {
  const [rows, tell] = [await ideasToShape(viewer, ids), await ownStatusTeller()]
  const visible = new Map<string, boolean>()
  for (const { contest } of rows) {
    if (!visible.has(contest.id)) visible.set(contest.id, await seesCounts(viewer, contest, now))
  }
  const found = new Map(rows.map((row) => [row.idea.id, row]))
  return ids.flatMap((id) => {
    const row = found.get(id)
    return row ? [shape(viewer, row, visible.get(row.contest.id) ?? false, tell)] : []
  })
}

export async function ideaShape(viewer: Viewer, id: string, now = new Date()): Promise<IdeaShape | undefined> {
  return (await ideaShapes(viewer, [id], now))[0]
}

async function seesCounts(viewer: Viewer, contest: ContestRow, now: Date) {
  const voted = viewer.kind !== 'visitor' && (await ballotShown(contest, viewer.id)).voted
  return countsVisible(viewer, contest, voted, now)
}

function shape(viewer: Viewer, row: Row, counts: boolean, tell: TellOwnStatus) {
  const { idea, contest, parents } = row
  const facts = { ...idea, contest }
  const readable = can(viewer, 'idea.read', facts).allow
  const { id, slug, state, tags, comments, stateReason } = idea
  return {
    ...{
      id,
      slug: readable ? slug : '',
      contest: contest.slug,
      state,
      title: readable ? idea.title : '',
      body: readable ? idea.body : '',
    },
    ...(can(viewer, 'idea.read-beneath', facts).allow ? { beneath: idea.beneath, beneathFor: idea.beneathFor } : {}),
    author: authorOf(row, readable),
    tags: readable ? tags : [],
    ...(counts ? { votes: idea.votes, provisional: idea.provisional, views: idea.views, score: idea.fairScore } : {}),
    ...(contest.ballot === 'budget' && readable ? { cost: idea.cost } : {}),
    ...(idea.importUp === null ? {} : { imported: { up: idea.importUp, down: idea.importDown ?? 0 } }),
    ...(idea.place !== null && (contest.state === 'concluded' || staffOf(viewer, contest.id))
      ? { place: idea.place }
      : {}),
    ...(state === 'published' ? {} : { stateReason }),
    comments,
    parents,
    turn: idea.turn,
    promisedBy: idea.promisedBy?.toISOString() ?? null,
    ...(row.answer && readable ? { answer: answerOf(row, tell) } : {}),
    version: idea.version,
    createdAt: idea.createdAt.toISOString(),
    updatedAt: idea.updatedAt.toISOString(),
  }
}

/** A pseudonym hides the person behind it from everybody who reads the API; a guest's id would name their browser. */
function authorOf({ idea, author }: Row, readable: boolean) {
  if (!readable) return { id: null, name: '' }
  if (idea.pseudonym) return { id: null, name: idea.pseudonym }
  return { id: author.kind === 'account' ? author.id : null, name: author.name }
}

/** `status` only where the organisation has one of its own, in the language that was asked for. */
function answerOf({ answer, signer }: Row, tell: TellOwnStatus) {
  if (!answer) return undefined
  const { outcome, reason, text, authorTitle, createdAt } = answer
  const own = tell(answer.status)
  const status = own && { key: answer.status, label: own.words }
  return {
    outcome,
    ...(status && { status }),
    reason,
    text,
    by: { name: signer, title: authorTitle },
    at: createdAt.toISOString(),
  }
}
