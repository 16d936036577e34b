import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { votingIsOver } from '#app/features/contests/counts-visible.ts'
import { takesVotes } from '#app/features/contests/phase.ts'
import { explainCard } from '#app/features/ideas/explain-card.server.ts'
import type { IdeaCardData, IdeaChip, VoteClosed } from '#app/features/ideas/idea-card-data.ts'
import type { Listed } from '#app/features/ideas/list-page.server.ts'
import type { Order } from '#app/features/ideas/orders.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { FEW_VIEWS } from '#app/features/ranking/orders/explain-place.ts'
import { ownStatusTeller, type TellOwnStatus } from '#app/features/settings/own-status-teller.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showMoney } from '#app/ui/figures/show-money.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { type CardRow, cardRows } from '#drizzle/queries/idea-cards.ts'

export interface CardContext {
  viewer: Viewer
  contest: ContestRow
  order: Order
  countsHidden: boolean
  /** Only a part of the contest's ideas is listed. */
  narrowed: boolean
  /** Cards listed on earlier pages, and how many votes the last of them had. */
  from: number
  votesBefore: number | null
  now: Date
}

interface Telling extends CardContext {
  tell: TellOwnStatus
}

/** The cards of one page, in its order, with the reader's own votes. */
export async function cardsOf(context: CardContext, page: Listed[]): Promise<IdeaCardData[]> {
  const ids = page.map(({ idea }) => idea.id)
  const rows = new Map((await cardRows(ids, context.viewer.id)).map((row) => [row.idea.id, row]))
  const telling = { ...context, tell: await ownStatusTeller() }
  const found = page.flatMap((listed) => rows.get(listed.idea.id) ?? [])
  return found.map((row, index) => {
    const why = page.find(({ idea }) => idea.id === row.idea.id)?.why ?? 'order'
    const above = found[index - 1]?.idea.votes ?? context.votesBefore
    return cardOf(telling, row, { rank: context.from + index + 1, why, above })
  })
}

interface Standing {
  rank: number
  why: Listed['why']
  /** Votes of the card above on this page. */
  above: number | null
}

function cardOf(context: Telling, { idea, author, voted }: CardRow, { rank, why, above }: Standing): IdeaCardData {
  const { countsHidden, contest } = context
  const status = context.tell(idea.status)
  return {
    id: idea.id,
    slug: idea.slug,
    title: idea.title,
    excerpt: idea.excerpt,
    language: idea.language,
    tags: idea.tags,
    rank,
    author: idea.pseudonym || author.name,
    team: idea.pseudonym === '' && author.affiliation === 'employee',
    publishedAt: idea.publishedAt ?? new Date(0),
    comments: idea.comments,
    chips: chipsOf(idea, contest, status !== undefined),
    status,
    cost: costOf(idea, contest),
    place: announcedPlace(idea, contest),
    ...(countsHidden ? {} : { votes: idea.votes, provisional: idea.provisional }),
    voted,
    closed: closedFor(context, idea),
    why: context.narrowed ? null : explainCard(context, idea, { rank, why, above }),
  }
}

type CardIdea = CardRow['idea']

const costOf = ({ cost }: CardIdea, { ballot, budgetUnit }: ContestRow) =>
  ballot === 'budget' && cost !== null ? m.ballots_idea_cost({ cost: showMoney(cost, budgetUnit) }) : undefined

/** Arguments on each side from which an idea counts as much debated. */
const debatedFrom = 3

function chipsOf(idea: CardIdea, contest: ContestRow, hasStatus: boolean): IdeaChip[] {
  const seenElsewhere = contest.ideas > 0 && contest.views / contest.ideas >= FEW_VIEWS
  const chips: [IdeaChip, boolean][] = [
    ['winner', announcedPlace(idea, contest) !== null],
    ['answered', idea.answeredAt !== null && !hasStatus],
    ['shortlisted', idea.shortlistedAt !== null && contest.state === 'closed'],
    ['debated', Math.min(idea.commentsFor, idea.commentsAgainst) >= debatedFrom],
    ['quiet', idea.views < FEW_VIEWS && seenElsewhere],
  ]
  return chips.filter(([, shown]) => shown).map(([chip]) => chip)
}

/** Winners are news only once the contest is concluded. */
const announcedPlace = (idea: CardIdea, contest: ContestRow) => (contest.state === 'concluded' ? idea.place : null)

function closedFor({ viewer, contest, now }: CardContext, idea: CardIdea): VoteClosed | null {
  if (hasPapers(contest)) return 'ballot'
  if (viewer.kind !== 'visitor' && idea.authorId === viewer.id) return 'own-idea'
  if (takesVotes(contest, now)) return null
  return votingIsOver(contest, now) ? 'closed' : 'not-yet'
}
