import { becameOf } from '#app/features/people/became-of.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { ownStatusTeller, type TellOwnStatus } from '#app/features/settings/own-status-teller.server.ts'
import { commentsBy, draftsBy, ideasBy, votesBy } from '#drizzle/queries/doings.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'

const most = 200
const longestExcerpt = 200

export type Doings = Awaited<ReturnType<typeof listDoings>>
export type OwnIdea = Doings['ideas'][number]
export type OwnVote = Doings['votes'][number]
export type OwnComment = Doings['comments'][number]
export type OwnDraft = Doings['drafts'][number]

export type DoingRows = Awaited<ReturnType<typeof readDoings>>

/** What a person did here, the newest first. */
export async function readDoings(viewer: Viewer) {
  if (viewer.kind === 'visitor') return { ideas: [], votes: [], comments: [], drafts: [] }
  const [ideas, votes, comments, drafts] = await Promise.all([
    ideasBy(viewer, most),
    votesBy(viewer, most),
    commentsBy(viewer, most),
    draftsBy(viewer),
  ])
  return { ideas, votes, comments, drafts }
}

/** The same as their page shows it, with what became of it. */
export async function listDoings(viewer: Viewer, now = new Date(), rows?: DoingRows) {
  const { ideas, votes, comments, drafts } = rows ?? (await readDoings(viewer))
  const tell = await ownStatusTeller()
  return {
    ideas: ideas.map(({ idea, contest }) => ({
      ...named(idea),
      contest: namesOf(contest),
      comments: idea.comments,
      words: idea.stateWords,
      ...became(idea, contest, tell, now),
    })),
    votes: votes.map(({ idea, contest, state, at }) => ({
      ...named(idea),
      title: mayReadStill(viewer, idea) ? idea.title : '',
      contest: namesOf(contest),
      at,
      provisional: state === 'provisional',
      void: state === 'void',
      ...became(idea, contest, tell, now),
    })),
    comments: comments.map(({ comment, ideaTitle, ideaState, contest }) => ({
      id: comment.id,
      text: excerpt(comment.text),
      stance: comment.stance,
      state: comment.state,
      words: comment.stateWords,
      at: comment.createdAt,
      ideaId: comment.ideaId,
      ideaTitle: ideaState === 'published' ? ideaTitle : null,
      contest,
    })),
    drafts: drafts.flatMap(describeDraft),
  }
}

/** What was taken down is not read again through the back door of one's votes. */
export const mayReadStill = (viewer: Viewer, idea: IdeaRow) => idea.state === 'published' || idea.authorId === viewer.id

/** What became of it; where the organisation has a status of its own for that, in its words. */
function became(idea: IdeaRow, contest: { state: string; kind: string }, tell: TellOwnStatus, now: Date) {
  const known = becameOf(idea, contest, now)
  const answered = known.became.replace('_', '-') === idea.outcome
  return { ...known, own: (answered && tell(idea.status)) || null }
}

/** An unfinished idea has a page to go on at; other drafts come back where they were begun. */
function describeDraft({ draft: { content, updatedAt }, contest }: DoingRows['drafts'][number]) {
  if (!contest) return []
  const title = [content.title, content.body, content.list].flat().find((text) => text)
  return [{ title: excerpt(title ?? ''), contest, savedAt: updatedAt }]
}

const namesOf = ({ id, slug, title, kind, state, timeZone }: DoingRows['ideas'][number]['contest']) => ({
  id,
  slug,
  title,
  kind,
  state,
  timeZone,
})

function named({ id, slug, title, createdAt }: { id: string; slug: string; title: string; createdAt: Date }) {
  return { id, path: slug ? `/i/${id}-${slug}` : `/i/${id}`, title, createdAt }
}

function excerpt(text: string) {
  return text.length > longestExcerpt ? `${text.slice(0, longestExcerpt).trimEnd()}…` : text
}
