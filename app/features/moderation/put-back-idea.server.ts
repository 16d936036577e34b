import { record } from '#app/features/events/record.server.ts'
import { indexIdea } from '#app/features/ideas/index-idea.server.ts'
import { publishIdea } from '#app/features/ideas/publish-idea.server.ts'
import { takeDownIdea } from '#app/features/ideas/take-down-idea.server.ts'
import { hideFinalists, showFinalists } from '#app/features/moderation/finalists-follow.server.ts'
import type { FoundThing } from '#app/features/moderation/find-thing.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { lowerTrending } from '#app/features/ranking/orders/trending-score.ts'
import { addIdeaVersion, changeIdeaVersion } from '#drizzle/queries/idea-texts.ts'
import { changeIdea, type IdeaRow } from '#drizzle/queries/ideas.ts'
import type { StoodBefore } from '#drizzle/queries/moderation.ts'

type FoundIdea = Extract<FoundThing, { subject: 'idea' }>

/** Lets an idea stand as it did before a decision, inside the transaction that takes the decision back. */
export async function putBackIdea(viewer: Viewer, { idea, contest }: FoundIdea, before: StoodBefore, now: Date) {
  const { state, stateReason, stateWords } = before
  const standing = await ownWording(viewer, idea, before.ideaWording, now)
  if (state === 'published') {
    await publishIdea(standing, contest, viewer, now)
    await showFinalists(viewer, idea, now)
  } else if (idea.state !== state) {
    await takeDownIdea(standing, { state }, now)
    if (state === 'hidden') await hideFinalists(viewer, idea, { reason: stateReason, words: stateWords }, now)
    await record(`idea.${state}`, viewer, { contestId: contest.id, ideaId: idea.id }, now)
  }
  const change = { stateReason, stateWords, updatedAt: new Date(before.updatedAt), ...turnOf(before) }
  await changeIdea(idea.id, { ...change, ...unpublished(idea, before) })
}

const time = (at: number | null) => (at === null ? null : new Date(at))

const turnOf = ({ idea }: StoodBefore) =>
  idea && {
    ...{ turn: idea.turn, publishedAt: time(idea.publishedAt), promisedBy: time(idea.promisedBy) },
    ...(idea.turnSince !== undefined && { turnSince: time(idea.turnSince) }),
    ...(idea.readPromisedBy !== undefined && { readPromisedBy: time(idea.readPromisedBy) }),
  }

/** As if it had never been published: what people did meanwhile stays in its score, the publication does not. */
const unpublished = ({ publishedAt, trendingScore }: IdeaRow, { idea: before }: StoodBefore) =>
  before?.publishedAt === null && publishedAt
    ? { trendingScore: lowerTrending(trendingScore, 'start', publishedAt, null) }
    : {}

/** The author's words stand again; the moderator's stay in the history, as every wording does. */
async function ownWording(viewer: Viewer, idea: IdeaRow, wording: StoodBefore['ideaWording'], now: Date) {
  const changed = wording && (await changeIdeaVersion(idea.id, idea.version, wording))
  if (!changed) return idea
  const { id, version, title, body, beneath, beneathFor, tags } = idea
  const earlier = { version, title, body, beneath, beneathFor, tags }
  await addIdeaVersion({ ideaId: id, editorId: viewer.id, ...earlier, createdAt: now })
  await indexIdea(changed)
  return changed
}
