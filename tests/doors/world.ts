import { putBytes } from '#app/features/files/file-store.server.ts'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import type {
  Audience,
  CaseFacts,
  CommentFacts,
  CommentState,
  ContestFacts,
  ContestState,
  FileFacts,
  FileState,
  IdeaFacts,
  IdeaState,
  LetterFacts,
  NameFacts,
  UnionFacts,
} from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { closeUnion } from '#app/features/unions/close-union.server.ts'
import { declareGroup } from '#app/features/unions/declared/declare-group.server.ts'
import { foundUnion } from '#app/features/unions/found-union.server.ts'
import { joinUnion } from '#app/features/unions/join-union.server.ts'
import { finishCount } from '#app/features/winners/counting/finish-count.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addComment } from '#drizzle/queries/comments.ts'
import { setGuests } from '#drizzle/queries/contest-guests.ts'
import { addContestRole } from '#drizzle/queries/contests.ts'
import { addFile } from '#drizzle/queries/files.ts'
import { addScorecards, putJury } from '#drizzle/queries/juries.ts'
import { addLetter } from '#drizzle/queries/letters.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { addCase } from '#drizzle/queries/recovery.ts'
import { addProvider } from '#drizzle/queries/sign-on.ts'
import { aContest, again, aModerator, anAdmin, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'

/** One thing that can be asked for: what addresses name it by, and what the policy knows of it. */
export interface Thing {
  name: string
  params: Record<string, string>
  contest?: ContestFacts
  idea?: IdeaFacts
  comment?: CommentFacts
  complaint?: CaseFacts
  file?: FileFacts
  union?: UnionFacts
  letter?: LetterFacts
  bearer?: NameFacts
}

const audiences: Audience[] = ['everyone', 'customers', 'employees', 'invited']
const contestStates: ContestState[] = ['draft', 'open', 'closed', 'concluded']
const ideaStates: IdeaState[] = ['draft', 'held', 'published', 'withdrawn', 'merged', 'hidden']
const commentStates: CommentState[] = ['held', 'published', 'hidden', 'removed']

/** A contest for every state and audience; in some, ideas and comments in every state; and twelve kinds of people. */
export async function aWorld() {
  const [owner, author] = [await anEmployee({ role: 'owner' }), await aPerson({ isPublic: true })]
  const [invited, juror, deputy] = [await aPerson(), await anEmployee(), await anEmployee()]
  const contests: Thing[] = []
  const ideas: Thing[] = []
  const comments: Thing[] = []
  const complaints: Thing[] = []
  const files: Thing[] = []
  for (const state of contestStates) {
    for (const audience of audiences) {
      const closedAt = state === 'closed' || state === 'concluded' ? new Date() : null
      const contest = await aContest({
        hostId: owner.id,
        state,
        audience,
        takePart: audience,
        contract: '{}',
        closedAt,
      })
      if (closedAt) await finishCount(contest)
      await transaction(() => setGuests(contest.id, { emails: [invited.email as string], domains: [] }))
      const where = `${state} contest for ${audience}`
      if (state === 'open' || state === 'draft') {
        contests.push(await ranking(owner, state, audience, invited))
        if (audience === 'everyone' || audience === 'employees') {
          const spent = await ranking(owner, state, audience, invited, money)
          contests.push(spent)
          if (state === 'open') ideas.push(...(await ideasIn(spent.contest as ContestFacts, author, spent.name)))
        }
      }
      await transaction(() => askJury(contest.id, juror))
      await transaction(() => addContestRole(contest.id, deputy.id, 'deputy'))
      contests.push({ name: where, params: { contest: contest.slug }, contest })
      complaints.push(await complaintIn(contest, author, where))
      if (state === 'draft' || audience === 'customers') continue
      const inside = await ideasIn(contest, author, where)
      ideas.push(...inside)
      const published = inside.find(({ idea }) => idea?.state === 'published')
      const paper = { contestId: contest.id, jurorId: juror.id, ideaId: published?.params.idea as string }
      if (audience !== 'invited') await transaction(() => addScorecards([paper]))
      if (state === 'open' && published) comments.push(...(await commentsOn(published, author, where)))
    }
  }
  for (const thing of [...ideas, ...comments]) files.push(...(await filesOn(thing, author)))
  const { unions, letters } = await unionsOf(author, invited, contests)
  const declared = await declareGroup(await anAdmin(), { name: `Partners ${newId()}`, words: '' })
  const group = declared.ok ? declared.id : ''
  const viewers = await people({ owner, author, invited, juror, deputy })
  const names = [
    nameOf('person', author.id, author.id),
    ...unions.map((one) => nameOf('union', one.params.union ?? '', author.id)),
  ]
  return {
    names,
    contests,
    ideas,
    comments,
    complaints,
    files,
    unions,
    letters,
    group,
    viewers,
    provider: await aProvider(),
  }
}

/** The public name of somebody, or that of a union somebody speaks for. */
const nameOf = (subject: string, thing: string, bearerId: string): Thing => ({
  name: `name of a ${subject}`,
  params: { subject, thing },
  bearer: { bearerId },
})

/** A union that is open and one that is closed, each with one more member; and letters of it about everything there is. */
async function unionsOf(author: Viewer, member: Viewer, contests: Thing[]) {
  const unions: Thing[] = []
  for (const open of [true, false]) {
    const founded = await foundUnion(author, { name: `Union ${newId()}`, words: '', named: true })
    const id = founded.ok ? founded.id : ''
    await joinUnion(member, id, { named: false })
    if (!open) await closeUnion(author, id, '')
    const union = { open, spokespersonId: author.id, members: [author.id, member.id] }
    unions.push({ name: `${open ? 'open' : 'closed'} union`, params: { union: id }, union })
  }
  const letters: Thing[] = []
  const about = [null, ...contests.filter(({ name }) => /^(open|draft|closed) contest for \w+$/.test(name))]
  for (const place of about) {
    for (const hidden of [false, true])
      letters.push(await letterOf(author, unions[0] as Thing, place?.contest ?? null, hidden))
  }
  return { unions, letters }
}

async function letterOf(author: Viewer, of: Thing, contest: ContestFacts | null, hidden: boolean): Promise<Thing> {
  const id = newId()
  const [groupId, union] = [of.params.union as string, of.union as UnionFacts]
  const words = { title: 'Dear team', text: 'Hear us.', html: '<p>Hear us.</p>' }
  const hiddenAt = hidden ? new Date() : null
  await transaction(() =>
    addLetter({ id, groupId, authorId: author.id, contestId: contest?.id ?? null, hiddenAt, ...words }),
  )
  const name = `${hidden ? 'hidden' : 'shown'} letter about ${contest ? `${contest.state} ${contest.audience}` : 'the site'}`
  return { name, params: { letter: id }, letter: { authorId: author.id, hidden, union, contest, idea: null } }
}

const fileStates: FileState[] = ['held', 'shown', 'hidden']

/** A document in every state on an idea or a comment. */
async function filesOn(thing: Thing, author: Viewer): Promise<Thing[]> {
  const { idea, comment, params, name } = thing
  if (/ with /.test(name)) return []
  return Promise.all(
    fileStates.map(async (state) => {
      const id = newId()
      await putBytes(id, Buffer.from('%PDF-'))
      const subject = comment ? ('comment' as const) : ('idea' as const)
      const contestId = (comment ?? idea)?.contest.id
      const about = { subject, subjectId: params.thing as string, contestId, ownerId: author.id, state }
      const kind = { kind: 'document' as const, type: 'application/pdf', bytes: 5, digest: id }
      await transaction(() => addFile({ id, ...about, ...kind }))
      const place = comment ? { comment } : { idea: idea as IdeaFacts }
      return { name: `${state} file on ${name}`, params: { file: id }, file: { ownerId: author.id, state, ...place } }
    }),
  )
}

/** Somebody's OpenID provider; answers its id. */
async function aProvider() {
  const id = newId()
  const words = {
    name: 'Acme',
    issuer: 'https://login.acme.example',
    clientId: 'aflora',
    affiliation: 'employee',
  } as const
  const row = { id, ...words, domains: [], roles: [], contests: [], updatedAt: new Date() }
  await transaction(() => addProvider(row))
  return id
}

const ranks = { name: 'ranks', said: { ballot: 'rank', rule: 'schulze', votesPerPerson: 10, contract: '{}' } } as const
const money = { name: 'money', said: { ballot: 'budget', rule: 'mes-add1', budget: 1000, contract: '{}' } } as const

/** A contest whose ideas are put into an order on a ballot, or picked within a budget. */
async function ranking(
  owner: Viewer,
  state: ContestState,
  audience: Audience,
  invited: Viewer,
  { name, said }: typeof ranks | typeof money = ranks,
): Promise<Thing> {
  // Before voting costs can be said and taken back.
  const votingFrom = name === 'money' ? { votingFrom: new Date(Date.now() + 3_600_000) } : {}
  const contest = await aContest({ hostId: owner.id, state, audience, takePart: audience, ...said, ...votingFrom })
  await transaction(() => setGuests(contest.id, { emails: [invited.email as string], domains: [] }))
  return { name: `${state} contest for ${audience} with ${name}`, params: { contest: contest.slug }, contest }
}

/** A blind jury: whoever holds a paper sees nothing else of that contest. */
async function askJury(contestId: string, juror: Viewer) {
  await putJury({ contestId, criteria: [{ id: 'c1', name: 'Value', weight: 1 }], handedOutAt: new Date() })
  await addContestRole(contestId, juror.id, 'juror')
}

type Named = Record<'owner' | 'author' | 'invited' | 'juror' | 'deputy', Viewer>

async function people({ owner, author, invited, juror, deputy }: Named): Promise<Record<string, Viewer>> {
  const otherOwner = await anEmployee({ role: 'owner' })
  await aContest({ hostId: otherOwner.id })
  const guest = await aPerson({ kind: 'guest', email: null, emailConfirmedAt: null })
  return {
    visitor: aVisitor(),
    guest: await viewerFrom((await personById(guest.id)) as PersonRow),
    customer: await aPerson(),
    author,
    employee: await anEmployee(),
    invited: await again(invited),
    juror: await again(juror),
    deputy: await again(deputy),
    moderator: await aModerator(),
    otherOwner: await again(otherOwner),
    owner: await again(owner),
    admin: await anAdmin(),
  }
}

async function ideasIn(contest: ContestFacts, author: Viewer, where: string): Promise<Thing[]> {
  const made: Thing[] = []
  for (const state of ideaStates) {
    const idea = await anIdea({ contestId: contest.id, authorId: author.id, state, beneathFor: 'team' })
    const facts: IdeaFacts = { authorId: author.id, state, beneathFor: 'team', contest }
    made.push({
      name: `${state} idea in ${where}`,
      params: { idea: idea.id, subject: 'idea', thing: idea.id },
      idea: facts,
    })
  }
  return made
}

async function complaintIn(contest: ContestFacts, author: Viewer, where: string): Promise<Thing> {
  const id = newId()
  const row = { id, contestId: contest.id, personId: author.id, title: 'The door', dueBy: new Date() }
  await transaction(() => addCase(row))
  return { name: `complaint in ${where}`, params: { case: id }, complaint: { personId: author.id, contest } }
}

async function commentsOn(thing: Thing, author: Viewer, where: string): Promise<Thing[]> {
  const idea = thing.idea as IdeaFacts
  const made: Thing[] = []
  for (const state of commentStates) {
    const id = newId()
    const [ideaId, contestId] = [thing.params.idea as string, idea.contest.id]
    await transaction(() =>
      addComment({ id, ideaId, contestId, authorId: author.id, state, text: 'Words', html: '<p>Words</p>' }),
    )
    const comment: CommentFacts = { authorId: author.id, state, idea, contest: idea.contest }
    made.push({
      name: `${state} comment in ${where}`,
      params: { comment: id, subject: 'comment', thing: id },
      comment,
    })
  }
  return made
}
