import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { countsVisible } from '#app/features/contests/counts-visible.ts'
import { type DoingRows, mayReadStill } from '#app/features/people/list-doings.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { Outcome } from '#app/features/settings/outcome-words.ts'
import { statusTeller, type TellStatus } from '#app/features/settings/status-teller.server.ts'
import { m } from '#app/paraglide/messages.js'
import { type EventRow, eventsAbout } from '#drizzle/queries/events.ts'

/** One thing that became of something a person did; without a time it holds now. */
export interface FateStep {
  at: Date | null
  words: string
}

/** By the id of the idea, or of the comment. */
export interface Fates {
  ideas: Record<string, FateStep[]>
  votes: Record<string, FateStep[]>
  comments: Record<string, FateStep[]>
}

type OwnIdea = DoingRows['ideas'][number]
type OwnVote = DoingRows['votes'][number]

const told = [
  'idea.held',
  'idea.returned',
  'idea.hidden',
  'idea.restored',
  'idea.answered',
  'idea.won',
  'idea.withdrawn',
]

/**
 * What became of every idea, vote and comment of a person, step by step, from what happened and nothing else. Numbers
 * of votes are told where the person may see them.
 */
export async function fatesOf(viewer: Viewer, doings: DoingRows, now = new Date()): Promise<Fates> {
  const { ideas, votes, comments } = doings
  const ids = [...ideas, ...votes].map(({ idea }) => idea.id)
  const commented = comments.flatMap(({ comment }) => comment.ideaId ?? [])
  const [heard, tell] = await Promise.all([eventsAbout([...new Set([...ids, ...commented])], told), statusTeller()])
  const events = heard.map((event) => ({ ...event, answered: answered(event, tell) }))
  const about = (id: string | null) => events.filter(({ ideaId }) => ideaId === id)
  const voted = new Set(votes.map(({ contest }) => contest.id))
  return {
    ideas: byId(ideas, (own) => [own.idea.id, ofIdea(viewer, own, about(own.idea.id), voted.has(own.contest.id), now)]),
    votes: byId(votes, (vote) => [
      vote.idea.id,
      [
        step(vote.at, m.notifications_fate_voted()),
        ...(mayReadStill(viewer, vote.idea) ? ofVote(vote, about(vote.idea.id)) : []),
      ],
    ]),
    comments: byId(comments, ({ comment, ideaState }) => [
      comment.id,
      [
        step(comment.createdAt, m.notifications_fate_commented()),
        ...(ideaState === 'published' ? after(about(comment.ideaId), comment.createdAt) : []),
      ],
    ]),
  }
}

/** An event with what an answer said, in words. */
type Heard = EventRow & { answered: string }

const step = (at: Date | null, words: string): FateStep => ({ at, words })

function byId<Thing>(things: Thing[], tell: (thing: Thing) => [id: string, steps: FateStep[]]) {
  const told = things.map(tell)
  return Object.fromEntries(told.map(([id, steps]) => [id, inOrder(steps)]))
}

/** What holds now stands last. */
const inOrder = (steps: FateStep[]) =>
  steps.sort((one, other) => (one.at?.getTime() ?? Number.MAX_VALUE) - (other.at?.getTime() ?? Number.MAX_VALUE))

function ofIdea(viewer: Viewer, own: OwnIdea, events: Heard[], hasVoted: boolean, now: Date) {
  const { idea, contest } = own
  const steps = [step(idea.createdAt, m.notifications_fate_received())]
  if (idea.publishedAt) steps.push(step(idea.publishedAt, m.notifications_fate_published()))
  if (idea.readAt) steps.push(step(idea.readAt, readBy(own)))
  if (idea.shortlistedAt) steps.push(step(idea.shortlistedAt, m.notifications_fate_shortlisted()))
  steps.push(...events.flatMap(inWords), ...ofContest(own))
  if (idea.state === 'merged') steps.push(step(null, m.notifications_fate_merged()))
  if (idea.views > 0) steps.push(step(null, m.notifications_fate_shown({ n: idea.views })))
  const counted = !hasPapers(contest) && countsVisible(viewer, contest, hasVoted, now)
  if (counted && idea.votes > 0) steps.push(step(null, m.notifications_fate_supported({ n: idea.votes })))
  return steps
}

function readBy({ reader, readerTitle }: OwnIdea) {
  const who = [reader, readerTitle].filter(Boolean).join(', ')
  return who ? m.notifications_fate_read_by({ who }) : m.notifications_fate_read()
}

/** A vote that counts is told of the count; one that does not is told so where it stands. */
function ofVote(vote: OwnVote, events: Heard[]) {
  const counts = vote.state === 'counted'
  const decided = events.filter(({ kind }) => kind === 'idea.answered' || kind === 'idea.won')
  return [...decided.flatMap(inWords), ...(counts ? ofContest(vote) : [])].filter(({ at }) => at && at >= vote.at)
}

function after(events: Heard[], since: Date) {
  const decided = events.filter(({ kind }) => kind === 'idea.answered' || kind === 'idea.won')
  return decided.flatMap(inWords).filter(({ at }) => at && at >= since)
}

function ofContest({ contest }: Pick<OwnVote, 'contest'>) {
  const counted = contest.closedAt && (contest.state === 'closed' || contest.state === 'concluded')
  return counted ? [step(contest.closedAt, m.notifications_fate_counted())] : []
}

function inWords({ kind, createdAt, answered }: Heard): FateStep[] {
  switch (kind) {
    case 'idea.held':
      return [step(createdAt, m.notifications_fate_held())]
    case 'idea.returned':
      return [step(createdAt, m.notifications_fate_returned())]
    case 'idea.hidden':
      return [step(createdAt, m.notifications_fate_hidden())]
    case 'idea.restored':
      return [step(createdAt, m.notifications_fate_restored())]
    case 'idea.withdrawn':
      return [step(createdAt, m.notifications_fate_withdrawn())]
    case 'idea.won':
      return [step(createdAt, m.notifications_fate_won())]
    case 'idea.answered':
      return [step(createdAt, answered)]
    default:
      return []
  }
}

/** What is done was shipped; the other outcomes, and what the organisation says in its own words, are decisions. */
function answered({ kind, details }: EventRow, tell: TellStatus) {
  if (kind !== 'idea.answered') return ''
  const [outcome, status] = [details.outcome as Outcome, String(details.status ?? '')]
  if (outcome === 'done' && status === '') return m.notifications_fate_done()
  return m.notifications_fate_answered({ outcome: tell({ outcome, status }).words })
}
