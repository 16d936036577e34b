import { slugOf } from '#app/features/contests/slug-of.ts'
import { record } from '#app/features/events/record.server.ts'
import { indexIdea } from '#app/features/ideas/index-idea.server.ts'
import { publishIdea } from '#app/features/ideas/publish-idea.server.ts'
import { takeDownIdea } from '#app/features/ideas/take-down-idea.server.ts'
import type { ReadyWish } from '#app/features/moderation/decide.server.ts'
import { hideFinalists, showFinalists } from '#app/features/moderation/finalists-follow.server.ts'
import type { FoundThing } from '#app/features/moderation/find-thing.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { excerptOf } from '#app/web/render-markdown.server.ts'
import { addIdeaVersion, changeIdeaVersion } from '#drizzle/queries/idea-texts.ts'
import { changeIdea, type IdeaRow } from '#drizzle/queries/ideas.ts'

type FoundIdea = Extract<FoundThing, { subject: 'idea' }>

/** Carries out a decision about an idea, inside its transaction. */
export async function decideIdea(viewer: Viewer, { idea, contest }: FoundIdea, wish: ReadyWish, now: Date) {
  const { decision, reason = 'other', words = '' } = wish
  if (decision === 'uphold') return
  const about = { contestId: contest.id, ideaId: idea.id }
  if (decision === 'return') {
    await takeDownIdea(idea, { state: 'held', reason, words }, now)
    await changeIdea(idea.id, { turn: 'theirs', turnSince: now })
    await record('idea.returned', viewer, { ...about, reason }, now)
  } else if (decision === 'hide') {
    await takeDownIdea(idea, { state: 'hidden', reason, words }, now)
    await hideFinalists(viewer, idea, { reason, words }, now)
    if (idea.state !== 'hidden') await record('idea.hidden', viewer, { ...about, reason }, now)
  } else {
    const standing = decision === 'edit' ? await editedIdea(viewer, idea, wish, now) : idea
    await publishIdea(standing, contest, viewer, now)
    await showFinalists(viewer, idea, now)
    if (idea.turn === 'theirs') await changeIdea(idea.id, { turn: idea.answeredAt ? 'none' : 'ours', turnSince: now })
  }
}

/** The moderator's wording; the author's own stays in the history for everybody to read. */
async function editedIdea(viewer: Viewer, idea: IdeaRow, { title = '', text = '', html }: ReadyWish, now: Date) {
  const open = idea.beneathFor === 'everyone' && idea.beneath !== ''
  const words = {
    title,
    slug: slugOf(title),
    body: text,
    bodyHtml: html,
    excerpt: open ? idea.excerpt : excerptOf(html),
  }
  const { body, beneath, beneathFor, tags, version } = idea
  const changed = await changeIdeaVersion(idea.id, version, { ...words, updatedAt: now })
  if (!changed) return idea
  await addIdeaVersion({
    ideaId: idea.id,
    version,
    editorId: viewer.id,
    title: idea.title,
    body,
    beneath,
    beneathFor,
    tags,
    createdAt: now,
  })
  await indexIdea(changed)
  await record('idea.edited', viewer, { contestId: idea.contestId, ideaId: idea.id, version: changed.version }, now)
  return changed
}
