import { env } from '#app/env.server.ts'
import { ballotPath } from '#app/features/contests/ballots/ballot-path.ts'
import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { countsVisible, votingIsOver } from '#app/features/contests/counts-visible.ts'
import { takesIdeas, takesVotes } from '#app/features/contests/phase.ts'
import { portraitPath } from '#app/features/files/portraits.server.ts'
import { authorInWords, sourceShown } from '#app/features/ideas/bring/source-shown.server.ts'
import type { VoteClosed } from '#app/features/ideas/idea-card-data.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { noteFirstRead } from '#app/features/ideas/note-read.server.ts'
import { reasonInWords } from '#app/features/ideas/reason-in-words.server.ts'
import { standingWords } from '#app/features/ideas/standing-words.ts'
import { stateReason } from '#app/features/ideas/state-reason.ts'
import { tombstoneWords } from '#app/features/ideas/tombstone-words.ts'
import { waitsInWords } from '#app/features/ideas/waits-in-words.ts'
import { whereItStands } from '#app/features/ideas/where-it-stands.ts'
import { whoseTurn } from '#app/features/ideas/whose-turn.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { IdeaAction } from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { statusTeller } from '#app/features/settings/status-teller.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showMoney } from '#app/ui/figures/show-money.ts'
import { showDay } from '#app/ui/figures/show-time.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { holdingMessageOf } from '#drizzle/queries/answer-clock.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { answerWithPulse, ideaPageRow, lineageOf, ownMarks } from '#drizzle/queries/idea-pages.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'

export type IdeaPage = Awaited<ReturnType<typeof ideaPage>>
type Found = Awaited<ReturnType<typeof findIdeaPage>>

/** An idea with all its page begins with and what else there is about it; throws 404 for what they may not know of. */
export async function findIdeaPage(viewer: Viewer, ideaId: string) {
  const found = await ideaPageRow(ideaId)
  if (!found) throw notFound()
  insist(can(viewer, 'idea.see', { ...found.idea, contest: found.contest }))
  const own = viewer.kind === 'visitor' ? nothingYet : await ownMarks(found.contest.id, viewer.id, ideaId)
  const readable = can(viewer, 'idea.read', { ...found.idea, contest: found.contest }).allow
  const answered = readable && found.beside.answer ? await answerWithPulse(ideaId) : undefined
  return { ...found, own, answered }
}

/** Everything the page of an idea shows, found anew. */
export const ideaPage = async (viewer: Viewer, ideaId: string, now?: Date) =>
  ideaPageOf(viewer, await findIdeaPage(viewer, ideaId), now)

/**
 * Everything the page of an idea shows, as far as this viewer may see it. Where only a tombstone is left, its words are
 * left out. Asks only for what is there; the discussion asks its own.
 */
export async function ideaPageOf(viewer: Viewer, found: Found, now = new Date()) {
  const { own, beside, answered } = found
  const ideaId = found.idea.id
  const facts = { ...found.idea, contest: found.contest }
  const may = (action: IdeaAction) => can(viewer, action, facts).allow
  const readable = may('idea.read')
  const lineage = beside.lineage ? await lineageOf(viewer, ideaId) : []
  const family = familyOf(found.idea, lineage)
  const source = readable ? sourceShown(found) : []
  // Nobody waits for this: it only tells the author that the team has been here.
  void noteFirstRead(viewer, found.idea, now).catch(() => {})
  return {
    idea: shownIdea(found, readable, may('idea.read-beneath')),
    author: shownAuthor(viewer, found),
    contest: shownContest(found.contest, now),
    standing: standing(viewer, found, now),
    holding: readable ? await holdingShown(found, now) : null,
    tombstone: tombstoneWords(found.idea, family.survivor?.title, found.contest.timeZone),
    vote: votePanel(viewer, found, now),
    money: moneyShown(found, may('idea.price')),
    answer: answered && {
      ...answered.answer,
      status: (await statusTeller())(answered.answer),
      reason: await reasonInWords(answered.answer.reason),
      portrait: answered.portraitId && portraitPath(answered.portraitId),
    },
    ...family,
    rounds: [...source, ...family.rounds],
    follows: own.follows,
    may: {
      edit: may('idea.edit'),
      withdraw: may('idea.withdraw'),
      answer: may('idea.answer'),
      moderate: may('idea.moderate'),
      report: may('idea.report'),
      /** Said here, so that it need not travel as script. */
      attach: may('idea.attach') && found.contest.state === 'open' ? m.files_add_link() : '',
    },
  }
}

function shownIdea({ idea }: Found, readable: boolean, beneath: boolean) {
  const { id, state, createdAt, updatedAt, publishedAt, version, language, comments, stateWords } = idea
  const path = readable ? ideaPath(idea) : `/i/${id}`
  const words = readable
    ? { title: idea.title, bodyHtml: idea.bodyHtml, tags: idea.tags }
    : { title: '', bodyHtml: '', tags: [] }
  return {
    ...{ id, state, createdAt, updatedAt, publishedAt, version, language, comments, stateWords, ...words },
    stateReason: idea.stateReason && stateReason(idea.stateReason),
    path,
    address: new URL(path, env.PUBLIC_URL).href,
    beneath: beneath ? idea.beneath : '',
    beneathFor: idea.beneathFor,
    imported: idea.importUp === null ? null : { up: idea.importUp, down: idea.importDown ?? 0 },
    importId: idea.importId,
  }
}

function shownAuthor(viewer: Viewer, found: Found) {
  const { idea, author } = found
  const disguised = idea.pseudonym !== ''
  return {
    name: authorInWords(idea.pseudonym || author.name, found),
    employee: !disguised && author.kind === 'account' && author.affiliation === 'employee',
    mine: viewer.kind !== 'visitor' && viewer.id === author.id,
    guest: author.kind === 'guest',
    page: !disguised && author.isPublic && !author.suspendedAt ? `/p/${author.id}` : null,
  }
}

function shownContest(contest: ContestRow, now: Date) {
  const { id, slug, title, timeZone, kind, moderation } = contest
  return {
    id,
    slug,
    ballotPath: ballotPath(contest),
    title,
    timeZone,
    kind,
    moderation,
    takesIdeas: takesIdeas(contest, now),
    takesVotes: takesVotes(contest, now),
  }
}

function standing(viewer: Viewer, { idea, contest, reader }: Found, now: Date) {
  const { turn, late } = whoseTurn(idea, now)
  const mine = viewer.kind !== 'visitor' && viewer.id === idea.authorId
  const waits = waitsInWords({ ...idea, turn }, { timeZone: contest.timeZone, mine, now })
  const steps = whereItStands(idea, { ...contest, takesVotes: takesVotes(contest, now) })
  const words = standingWords(idea, { turn, late, mine, reader, timeZone: contest.timeZone })
  return { turn, late, waits, promisedBy: idea.promisedBy, words, steps }
}

/** While people wait: what they were told meanwhile, by whom and until when. In words already here, as the rounds. */
async function holdingShown({ idea, contest, beside }: Found, now: Date) {
  if (!beside.holding) return null
  if (whoseTurn(idea, now).turn !== 'ours' || idea.answeredAt) return null
  const message = await holdingMessageOf(idea.id)
  if (!message || (idea.turnSince && message.createdAt < idea.turnSince)) return null
  const name = [message.author, message.authorTitle].filter(Boolean).join(', ')
  return { line: m.ideas_holding({ name, date: showDay(message.until, contest.timeZone) }), text: message.text }
}

type OwnMarks = Awaited<ReturnType<typeof ownMarks>>
const nothingYet: OwnMarks = { here: null, voted: false, follows: false, speaks: false }

function votePanel(viewer: Viewer, { idea, contest, own: { here, voted } }: Found, now: Date) {
  const visitor = viewer.kind === 'visitor'
  const visible = !hasPapers(contest) && countsVisible(viewer, contest, voted, now)
  return {
    voted: here,
    ...(visible ? { votes: idea.votes } : {}),
    provisional: visible ? idea.provisional : 0,
    closed: closedFor(!visitor && viewer.id === idea.authorId, contest, now),
  }
}

function closedFor(own: boolean, contest: ContestRow, now: Date): VoteClosed | null {
  if (hasPapers(contest)) return 'ballot'
  if (own) return 'own-idea'
  if (takesVotes(contest, now)) return null
  return votingIsOver(contest, now) ? 'closed' : 'not-yet'
}

/** What it costs, in words, where money is given out; undefined elsewhere. */
function moneyShown({ idea: { id, cost }, contest: { ballot, slug, budgetUnit: unit } }: Found, prices: boolean) {
  if (ballot !== 'budget') return undefined
  return {
    cost: cost === null ? m.ballots_idea_uncosted() : m.ballots_idea_cost({ cost: showMoney(cost, unit) }),
    desk: prices ? { path: `/c/${slug}/desk/costs?idea=${id}`, label: m.ballots_idea_price_it() } : null,
  }
}

/** Where it came from, what grew out of it, and what it was joined with. */
function familyOf(idea: IdeaRow, lineage: Awaited<ReturnType<typeof lineageOf>>) {
  const kin = lineage.map((edge) => ({ ...edge, path: ideaPath(edge) }))
  const survivor =
    idea.state === 'merged' ? kin.find((edge) => edge.kind === 'merge' && edge.fromId === idea.id) : undefined
  const rounds = kin.filter(({ kind }) => kind === 'final').map((edge) => roundOf(edge, idea.id))
  const parents = kin
    .filter((edge) => edge.kind !== 'final' && edge.toId === idea.id)
    .map(({ path, title, kind }) => ({ path, title, kind }))
  const children = kin.filter((edge) => edge.kind !== 'final' && edge.fromId === idea.id && edge !== survivor)
  return {
    rounds,
    parents,
    children: children.map(({ path, title, kind }) => ({ path, title, kind })),
    survivor: survivor ? { path: survivor.path, title: survivor.title } : null,
  }
}

/** The same idea in another round. In words already here: they need not travel as script. */
function roundOf({ toId, path, title }: { toId: string; path: string; title: string }, ideaId: string) {
  return { label: toId === ideaId ? m.ideas_from_round() : m.ideas_in_final(), path, title }
}
