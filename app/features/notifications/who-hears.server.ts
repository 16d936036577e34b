import { commentWithPlace } from '#drizzle/queries/comments.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import type { EventRow } from '#drizzle/queries/events.ts'
import { finalistsOf } from '#drizzle/queries/finals.ts'
import { followersOf } from '#drizzle/queries/follows.ts'
import { type IdeaRow, ideasByIds, ideaWithContest } from '#drizzle/queries/ideas.ts'
import { hearersOfLetter } from '#drizzle/queries/letters.ts'
import type { NotificationRow } from '#drizzle/queries/notifications.ts'
import { hearersAmongParticipants } from '#drizzle/queries/participants.ts'
import { type PersonRow, peopleByIds } from '#drizzle/queries/people.ts'

/** Who hears of an event and why. `ideaId`: their own idea, where an event of a contest is about it too. */
export interface Hearer {
  person: PersonRow
  why: NotificationRow['why']
  tag?: string
  ideaId?: string
}

/**
 * Everybody who should hear of an event, for the nearest of their reasons first; somebody may stand here several times.
 * Whether they may read of it is asked when it is shown.
 */
export async function whoHears(event: EventRow): Promise<Hearer[]> {
  const listed = await listers[event.kind]?.(event)
  return (listed ?? []).filter(({ person }) => person.id !== event.actorId && canHear(person))
}

const listers: Record<string, (event: EventRow) => Promise<Hearer[]>> = {
  'idea.published': async ({ ideaId }) => {
    const idea = await ideaOf(ideaId)
    return idea ? [...(await authorOf(idea)), ...(await followersOfNew(idea))] : []
  },
  'idea.answered': ownAndFollowers,
  'idea.won': ownAndFollowers,
  'idea.returned': ownOnly,
  'idea.hidden': ownOnly,
  'idea.restored': ownOnly,
  'comment.published': inDiscussion,
  'comment.returned': ownComment,
  'comment.hidden': ownComment,
  'comment.restored': ownComment,
  'appeal.refused': async (event) => (event.subjectId ? ownComment(event) : ownOnly(event)),
  'contest.opened': finalOpened,
  'letter.written': ofLetter,
  'letter.answered': ofLetter,
  'contest.phase': async (event) => (event.details.to === 'voting' ? contestFollowers(event) : []),
  'contest.extended': contestFollowers,
  'contest.closed': contestFollowers,
  'contest.concluded': async (event) => [
    ...(await contestFollowers(event)),
    ...because(await hearersAmongParticipants([event.contestId ?? '']), 'part'),
  ],
}

/** Whoever only came along with an import never asked for anything, and may be taken out again. */
const canHear = ({ kind, suspendedAt }: PersonRow) => kind !== 'imported' && suspendedAt === null

const because = (people: PersonRow[], why: Hearer['why'], tag = ''): Hearer[] =>
  people.map((person) => ({ person, why, tag }))

const ideaOf = async (id: string | null) => (await ideaWithContest(id ?? ''))?.idea

const authorOf = async (idea: IdeaRow) => because(await peopleByIds([idea.authorId]), 'own')

/** Under a pseudonym an idea is nobody's: not even followers hear whose it is. */
async function followersOfNew(idea: IdeaRow) {
  const heard = idea.pseudonym ? [] : because(await followersOf('person', idea.authorId), 'person')
  for (const tag of idea.tags) heard.push(...because(await followersOf('tag', tag), 'tag', tag))
  return [...heard, ...because(await followersOf('contest', idea.contestId), 'contest')]
}

async function ownAndFollowers({ ideaId }: EventRow) {
  const idea = await ideaOf(ideaId)
  return idea ? [...(await authorOf(idea)), ...because(await followersOf('idea', idea.id), 'idea')] : []
}

async function ownOnly({ ideaId }: EventRow) {
  const idea = await ideaOf(ideaId)
  return idea ? authorOf(idea) : []
}

async function ownComment({ subjectId }: EventRow) {
  const found = await commentWithPlace(subjectId ?? '')
  return found ? because(await peopleByIds([found.comment.authorId]), 'own') : []
}

/** The author of the idea, and whoever is answered. */
async function inDiscussion({ subjectId }: EventRow) {
  const found = await commentWithPlace(subjectId ?? '')
  if (!found) return []
  const parent = found.comment.parentId ? await commentWithPlace(found.comment.parentId) : undefined
  const answered = because(await peopleByIds(parent ? [parent.comment.authorId] : []), 'reply')
  const own = found.idea ? await authorOf(found.idea) : []
  return [...own, ...answered].filter(({ person }) => person.id !== found.comment.authorId)
}

async function contestFollowers({ contestId }: EventRow) {
  return because(await followersOf('contest', contestId ?? ''), 'contest')
}

/** The members of its union, and who signed it. */
async function ofLetter({ details }: EventRow) {
  return because(await hearersOfLetter(String(details.letterId)), 'union')
}

/** Of a final hear the authors of its ideas, who took part in the round before, and who follows it. */
async function finalOpened({ contestId }: EventRow) {
  const final = await contestById(contestId ?? '')
  if (!final?.finalOf) return []
  const ideas = await ideasByIds((await finalistsOf(final.id)).map(({ id }) => id))
  const authors = await peopleByIds(ideas.map(({ authorId }) => authorId))
  const own = authors.map((person) => ({
    person,
    why: 'own' as const,
    ideaId: ideas.find(({ authorId }) => authorId === person.id)?.id,
  }))
  return [
    ...own,
    ...because(await hearersAmongParticipants([final.finalOf, final.id]), 'part'),
    ...because(await followersOf('contest', final.finalOf), 'contest'),
  ]
}
