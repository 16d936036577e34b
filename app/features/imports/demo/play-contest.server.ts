import { answerIdea } from '#app/features/answers/answer-idea.server.ts'
import { writeComment } from '#app/features/comments/write-comment.server.ts'
import { createContest } from '#app/features/contests/create-contest.server.ts'
import { openContest } from '#app/features/contests/open-contest.server.ts'
import { recordViews } from '#app/features/ideas/record-views.server.ts'
import { submitIdea } from '#app/features/ideas/submit-idea.server.ts'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { setCost } from '#app/features/winners/costs/set-cost.server.ts'
import { pickWinners } from '#app/features/winners/pick-winners.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { type Cast, personAt } from './cast.ts'
import type { DemoContest, DemoIdea } from './demo-contest.ts'
import type { DemoPeople } from './demo-people.server.ts'
import { spendMoney } from './spend-money.server.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour

/**
 * Lives through one contest of the sample organisation, at the times its story says. Answers its slug. It is there whole
 * or not at all: a site that runs meanwhile would announce the end of a past contest before its ideas were proposed.
 */
export const playContest = (story: DemoContest, people: DemoPeople, now: Date): Promise<string> =>
  transaction(() => livedThrough(story, people, now))

async function livedThrough(story: DemoContest, people: DemoPeople, now: Date) {
  const at = (days: number) => new Date(now.getTime() + days * day)
  const started = at((story.opened ?? 0) - 1)
  const created = await createContest(people.host, wishOf(story, at), started)
  if (!created.ok) throw new Error(`The sample contest “${story.title}” was refused: ${created.reason}.`)
  const { id, slug } = created.contest
  if (story.opened === undefined) return slug

  const host = await viewerFrom((await personById(people.host.id)) as PersonRow)
  const opened = await openContest(host, id, at(story.opened))
  if (!opened.ok) throw new Error(`The sample contest “${story.title}” did not open: ${opened.reason}.`)
  const crowd = story.audience === 'employees' ? people.employees.slice(1) : people.customers
  const cast = {
    host,
    crowd,
    begin: at(story.opened),
    end: story.closes !== undefined && story.closes < 0 ? at(story.closes) : now,
  }
  const ideas = []
  for (const [index, idea] of story.ideas.entries()) ideas.push(await playIdea(id, idea, index, cast))
  if (story.budget) await spendMoney(id, { budget: story.budget, ideas: priced(story, ideas) }, cast)
  for (const [index, [stance, text]] of (story.comments ?? []).entries()) {
    await writeComment(
      personAt(crowd, index * 5 + 2),
      { contestId: id },
      { text, stance, parent: null, pseudonym: '' },
      new Date(cast.begin.getTime() + (index + 1) * 9 * hour),
    )
  }
  if (story.conclusion) await conclude(host, id, story.conclusion, at((story.closes ?? 0) + 4))
  return slug
}

const wishOf = (story: DemoContest, at: (days: number) => Date) => ({
  kind: story.kind ?? ('contest' as const),
  language: story.language,
  title: story.title,
  question: story.question,
  brief: story.brief ?? '',
  audience: story.audience ?? ('everyone' as const),
  takePart: story.audience ?? ('everyone' as const),
  eligibility: 'confirmed' as const,
  places: story.places ?? 3,
  tags: story.tags ?? [],
  counts: 'shown' as const,
  ...(story.budget && { ballot: 'budget' as const, rule: 'mes-add1' as const, budget: story.budget, budgetUnit: '€' }),
  ...(story.closes === undefined ? {} : { closes: at(story.closes) }),
  ...(story.ideasUntil === undefined ? {} : { ideasUntil: at(story.ideasUntil), overlap: false }),
  ...(story.votingFrom === undefined ? {} : { votingFrom: at(story.votingFrom) }),
})

/** The ideas with what they cost and how many want each. */
const priced = ({ ideas }: DemoContest, made: { id: string }[]) =>
  ideas.map(({ votes, cost = 0 }, index) => ({ id: made[index]?.id as string, cost, wantedBy: votes }))

async function playIdea(contestId: string, story: DemoIdea, index: number, { host, crowd, begin, end }: Cast) {
  const span = end.getTime() - begin.getTime()
  const proposed = new Date(begin.getTime() + Math.min(span * 0.6, (index + 1) * 5 * hour))
  const words = {
    title: story.title,
    beneath: story.need,
    body: '',
    beneathFor: 'everyone' as const,
    tags: [],
    pseudonym: '',
  }
  const submitted = await submitIdea(personAt(crowd, index * 3), contestId, words, proposed)
  if (!submitted.ok) throw new Error(`The sample idea “${story.title}” was refused: ${submitted.reason}.`)
  const { id } = submitted.idea
  const left = end.getTime() - proposed.getTime()
  for (const [n, [stance, text]] of (story.comments ?? []).entries()) {
    const when = new Date(proposed.getTime() + (left * (n + 1)) / 8)
    await writeComment(
      personAt(crowd, index * 3 + n + 1),
      { ideaId: id },
      { text, stance, parent: null, pseudonym: '' },
      when,
    )
  }
  // Those who vote saw the idea in the list, and so did about twice as many others.
  recordViewsOf(crowd, index, story.votes, id, proposed)
  if (story.cost !== undefined) await setCost(host, id, story.cost, proposed)
  for (let n = 0; n < (story.cost === undefined ? story.votes : 0); n++) {
    await castVote(
      personAt(crowd, index * 3 + 1 + n),
      id,
      new Date(proposed.getTime() + (left * (n + 1)) / (story.votes + 2)),
    )
  }
  if (story.answer) await answerIdea(host, id, story.answer, new Date(proposed.getTime() + left * 0.9))
  return submitted.idea
}

function recordViewsOf(crowd: Viewer[], index: number, votes: number, ideaId: string, when: Date) {
  for (let n = 0; n < votes * 2 + 4; n++) {
    // The crowd is small, so the demo's passers-by are strangers with nothing but a visitor id.
    const viewerId = n < votes ? personAt(crowd, index * 3 + 1 + n).id : newId()
    recordViews(viewerId, [ideaId], when)
  }
}

async function conclude(host: Viewer, contestId: string, conclusion: string, when: Date) {
  const closed = await closeContest(host, contestId, '', when)
  if (!closed.ok) throw new Error(`A sample contest did not close: ${closed.reason}.`)
  const ideas = closed.count?.winners.map((winner) => winner.id) ?? []
  await pickWinners(host, contestId, { ideas, reasons: {}, conclusion }, when)
}
