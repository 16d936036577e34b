import { and, eq, inArray, ne, not, or, type SQL, sql } from 'drizzle-orm'
import { comments, contests, ideas } from '../schema/index.ts'
import { ideaState } from './idea-state.ts'

/** What a predicate needs to know of whoever asks; the policy's viewer has it all. */
export interface Asker {
  kind: 'visitor' | 'guest' | 'account'
  id: string
  confirmed: boolean
  affiliation: 'customer' | 'employee'
  role: 'admin' | 'moderator' | 'owner' | 'member'
  owns: string[]
  judgesBlind: string[]
  invitedTo: string[]
}

const everything = sql`1 = 1`
const nothing = sql`1 = 0`
const among = (column: typeof contests.id | typeof ideas.contestId | typeof comments.contestId, ids: string[]) =>
  ids.length === 0 ? nothing : inArray(column, ids)

const isAdmin = (asker: Asker) => asker.kind === 'account' && asker.role === 'admin'
const isModerator = (asker: Asker) => asker.kind === 'account' && asker.role === 'moderator'

/** Contests the asker may see. Says in SQL what `seesContest` of the policy says of one contest. */
export function visibleContests(asker: Asker): SQL {
  if (isAdmin(asker)) return everything
  const mine = among(contests.id, asker.owns)
  const blind = asker.judgesBlind.length === 0 ? undefined : or(mine, not(among(contests.id, asker.judgesBlind)))
  return and(audienceHolds(asker, mine), blind) as SQL
}

function audienceHolds(asker: Asker, mine: SQL): SQL {
  const opened = ne(contests.state, 'draft')
  if (asker.kind !== 'account') return and(opened, eq(contests.audience, 'everyone')) as SQL
  if (isModerator(asker)) return or(opened, mine) as SQL
  const audience = asker.affiliation === 'customer' ? 'customers' : 'employees'
  const invited = asker.confirmed ? and(eq(contests.audience, 'invited'), among(contests.id, asker.invitedTo)) : nothing
  return or(mine, and(opened, or(inArray(contests.audience, ['everyone', audience]), invited))) as SQL
}

/** Ideas the asker may see (tombstones too); the query joins `contests`. */
export function visibleIdeas(asker: Asker): SQL {
  if (isAdmin(asker)) return or(ne(ideaState, 'draft'), eq(ideas.authorId, asker.id)) as SQL
  const own = asker.kind === 'visitor' ? nothing : eq(ideas.authorId, asker.id)
  const staff = isModerator(asker)
    ? everything
    : asker.kind === 'account'
      ? among(ideas.contestId, asker.owns)
      : nothing
  const state = or(
    inArray(ideaState, ['published', 'withdrawn', 'merged', 'hidden']),
    own,
    and(eq(ideaState, 'held'), staff),
  )
  return and(visibleContests(asker), state) as SQL
}

/** Comments the asker may see (tombstones too); the query joins `contests` and, but for debates, `ideas`. */
export function visibleComments(asker: Asker): SQL {
  const own = asker.kind === 'visitor' ? nothing : eq(comments.authorId, asker.id)
  const staff =
    isAdmin(asker) || isModerator(asker)
      ? everything
      : asker.kind === 'account'
        ? among(comments.contestId, asker.owns)
        : nothing
  const state = or(ne(comments.state, 'held'), own, staff)
  const place = or(and(sql`${comments.ideaId} is null`, visibleContests(asker)), visibleIdeas(asker))
  return and(place, state) as SQL
}
