import { beforeAll, describe, expect, test } from 'vitest'
import { shareContest } from '#app/features/channels/share/share-contest.server.ts'
import { shareIdea } from '#app/features/channels/share/share-idea.server.ts'
import { writeComment } from '#app/features/comments/write-comment.server.ts'
import { noteParticipant } from '#app/features/contests/note-participant.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { indexIdea } from '#app/features/ideas/index-idea.server.ts'
import { bundleNews } from '#app/features/notifications/bundle-news.server.ts'
import { hearEvents } from '#app/features/notifications/hear-events.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { openCase } from '#app/features/recovery/open-case.server.ts'
import { foundUnion } from '#app/features/unions/found-union.server.ts'
import { endorseIdea } from '#app/features/unions/idea/endorse-idea.server.ts'
import { joinUnion } from '#app/features/unions/join-union.server.ts'
import { hideLetter } from '#app/features/unions/letters/hide-letter.server.ts'
import { writeLetter } from '#app/features/unions/letters/write-letter.server.ts'
import { transaction } from '#drizzle/database.ts'
import { type ContestRow, contestNamed } from '#drizzle/queries/contests.ts'
import { addFollow } from '#drizzle/queries/follows.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { latestMails } from '#drizzle/queries/mails.ts'
import { addBrief, addInternal } from '#tests/canaries/hide.ts'
import { type Loader, loaders, readLoader } from '#tests/every-loader.ts'
import { aContest, aModerator, anAdmin, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'

const canary = (where: string) => `canary ${where.replaceAll(' ', '-')} zq`
let places: Record<string, string>[]
let owner: Viewer
let low: Record<string, Viewer>

/** Everything a stranger or a plain customer must never read, each with words found nowhere else. */
beforeAll(async () => {
  owner = await anEmployee({ role: 'owner' })
  const author = await aPerson()
  const open = await aContest({ hostId: owner.id })
  const inside = await aContest({
    hostId: owner.id,
    audience: 'employees',
    takePart: 'employees',
    title: canary('inside title'),
    question: canary('inside question'),
  })
  const draft = await aContest({ hostId: owner.id, state: 'draft', title: canary('draft title') })
  const invited = await aContest({
    hostId: owner.id,
    audience: 'invited',
    takePart: 'invited',
    title: canary('invited title'),
  })
  await addBrief(inside.id, canary('inside brief'))
  const ideas = {
    inside: await anIdea({
      contestId: inside.id,
      authorId: author.id,
      title: canary('inside idea'),
      body: canary('inside body'),
    }),
    held: await anIdea({ contestId: open.id, authorId: author.id, state: 'held', title: canary('held idea') }),
    hidden: await anIdea({
      contestId: open.id,
      authorId: author.id,
      state: 'hidden',
      title: canary('hidden idea'),
      body: canary('hidden body'),
    }),
    withdrawn: await anIdea({
      contestId: open.id,
      authorId: author.id,
      state: 'withdrawn',
      title: canary('withdrawn idea'),
    }),
    team: await anIdea({
      contestId: open.id,
      authorId: author.id,
      title: 'Seen by all',
      beneath: canary('for the team'),
      beneathFor: 'team',
    }),
  }
  await transaction(async () => {
    for (const idea of Object.values(ideas)) await indexIdea(idea)
  })
  await addInternal(ideas.team.id, owner.id, canary('internal note'))
  const complained = await openCase(author, open.slug, {
    title: canary('complaint title'),
    words: canary('complaint words'),
  })
  const complaint = complained.ok ? complained.id : ''
  const quiet = await aContest({ hostId: owner.id, moderation: 'before' })
  const spoken = await anIdea({ contestId: quiet.id })
  const held = await writeComment(
    author,
    { ideaId: spoken.id },
    { text: canary('held comment'), stance: 'for', parent: null, pseudonym: '' },
  )
  const comment = held.ok ? held.comment.id : ''
  const { union, letters } = await aUnionWithin(inside, ideas.inside.id)
  low = { visitor: aVisitor(), customer: await aPerson(), otherEmployee: await anEmployee({ role: 'owner' }) }
  const contests = [open, inside, draft, invited, quiet].map(({ slug }) => slug)
  const ids = [...Object.values(ideas), spoken].map(({ id }) => id)
  places = ids.map((idea, index) => {
    const contest = contests[index % contests.length] as string
    return {
      contest,
      debate: contest,
      idea,
      comment,
      union,
      letter: letters[index % letters.length] as string,
      subject: 'idea',
      id: idea,
      person: author.id,
      case: complaint,
      format: 'json',
      '*': '',
    }
  })
})

/** A union that stands behind an idea of colleagues, with a member who is not named, a letter about what customers do not see, and one that was hidden. */
async function aUnionWithin(contest: ContestRow, ideaId: string) {
  const speaker = await anEmployee()
  const founded = await foundUnion(speaker, { name: 'Union of those inside', words: '', named: true })
  const union = founded.ok ? founded.id : ''
  await joinUnion(await aPerson({ name: canary('unnamed member') }), union, { named: false })
  const endorsed = await endorseIdea(speaker, ideaId, { union, on: true })
  if (!endorsed.ok) throw new Error(endorsed.reason)
  const write = async (about: ContestRow | null, title: string) => {
    const written = await writeLetter(speaker, union, { contest: about, idea: null }, { title, text: title })
    return written.ok ? written.id : ''
  }
  const letters = [await write(contest, canary('inside letter')), await write(null, canary('hidden letter'))]
  await hideLetter(await aModerator(), letters[1] as string, 'It names a person.')
  return { union, letters }
}

const read = (loader: Loader, params: Record<string, string>, viewer: Viewer) =>
  readLoader(loader, '/x?q=canary&text=canary+inside+idea&find=canary&order=new&format=json', params, viewer)

/** The reader’s own question comes back to them; that is no secret. */
const found = (said: string) => [...new Set(said.match(/canary [a-z-]+ zq/g) ?? [])]

type PlaceNamed = { contest: string; idea: string; person: string; comment: string; letter: string }

/** Of what followers hear. */
const told = [
  ...(['idea.published', 'idea.answered', 'idea.won', 'contest.opened', 'contest.phase'] as const),
  ...(['contest.extended', 'contest.closed', 'contest.concluded'] as const),
]

/** What colleagues may read of what customers may not. */
const forEmployees = /inside/

describe('no page, feed or answer of the API tells what is hidden', () => {
  test.each(loaders)(
    '%s',
    async (_, loader) => {
      for (const [name, viewer] of Object.entries(low)) {
        for (const params of places) {
          const told = found(await read(loader, params, viewer)).filter(
            (words) => name !== 'otherEmployee' || !forEmployees.test(words),
          )
          expect(told, `${name} at ${JSON.stringify(params)}`).toEqual([])
        }
      }
    },
    120_000,
  )

  test('no picture of a shared link has words of theirs, which nobody would find in a PNG', async () => {
    const told: string[] = []
    for (const { contest, idea } of places as { contest: string; idea: string }[])
      for (const share of [() => shareContest(contest), () => shareIdea(idea)])
        told.push(JSON.stringify(await share().catch((refusal: Response) => refusal.status)))
    expect(found(told.join())).toEqual([])
    expect(told).toContain('404')
    expect(told.join()).toContain('Seen by all')
  })

  test('no mail of theirs has such words either, not to whoever came to follow all of it', async () => {
    const [customer, colleague] = [await aPerson(), await anEmployee()]
    const now = new Date()
    await transaction(async () => {
      for (const { contest, idea, person, comment, letter } of places as PlaceNamed[]) {
        const { id: contestId } = (await contestNamed(contest)) as ContestRow
        const within = (await ideaWithContest(idea))?.contest.id
        for (const { id } of [customer, colleague]) {
          await noteParticipant(contestId, id)
          for (const [kind, subject] of [
            ['contest', contestId],
            ['idea', idea],
            ['person', person],
          ] as const)
            await addFollow(id, kind, subject, now)
        }
        for (const kind of told)
          await record(kind, null, { contestId: within, ideaId: idea, details: { to: 'voting' } }, now)
        await record('comment.published', null, { contestId: within, ideaId: idea, subjectId: comment }, now)
        for (const kind of ['letter.written', 'letter.answered'] as const)
          await record(kind, null, { contestId, subjectId: letter }, now)
        await record('contest.phase', null, { contestId, details: { to: 'voting' } }, now)
      }
    })
    while ((await hearEvents(now)) > 0);
    await bundleNews(new Date(now.getTime() + 2 * 24 * 3_600_000))
    const mailed = async ({ id }: Viewer) =>
      (await latestMails(2000)).filter(({ personId }) => personId === id).map((mail) => JSON.stringify(mail))
    expect(found((await mailed(customer)).join())).toEqual([])
    expect((await mailed(customer)).join()).toContain('Seen by all')
    expect(found((await mailed(colleague)).join())).toEqual(
      expect.arrayContaining([canary('inside idea'), canary('inside title')]),
    )
    expect(found((await mailed(colleague)).join()).filter((words) => !forEmployees.test(words))).toEqual([])
  })

  test('the same reading finds them where they may be read', async () => {
    const admin = await anAdmin()
    const seen = new Set<string>()
    for (const [path, loader] of loaders.filter(([path]) =>
      /^(contests|ideas|winners|comments|moderation|answers|recovery|unions)\//.test(path),
    )) {
      for (const params of places)
        for (const words of found(await read(loader, params, admin).catch(() => path))) seen.add(words)
    }
    for (const where of [
      'inside title',
      'inside idea',
      'draft title',
      'held idea',
      'hidden body',
      'for the team',
      'internal note',
      'complaint title',
      'complaint words',
      'inside letter',
      'hidden letter',
    ]) {
      expect([...seen], where).toContain(canary(where))
    }
  }, 120_000)
})
