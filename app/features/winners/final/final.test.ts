import { describe, expect, test } from 'vitest'
import { editContest } from '#app/features/contests/edit-contest.server.ts'
import { extendContest } from '#app/features/contests/extend-contest.server.ts'
import { roundsOf } from '#app/features/contests/final/rounds-of.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { openContest } from '#app/features/contests/open-contest.server.ts'
import { phaseOf, takesIdeas, takesVotes } from '#app/features/contests/phase.ts'
import { rulesInWords } from '#app/features/contests/rules-in-words.ts'
import { stagesOf } from '#app/features/contests/stages.ts'
import { putBytes, readBytes } from '#app/features/files/file-store.server.ts'
import { editIdea } from '#app/features/ideas/edit-idea.server.ts'
import { ideaPage } from '#app/features/ideas/idea-page.server.ts'
import { searchIdeas } from '#app/features/ideas/search-ideas.server.ts'
import { submitIdea } from '#app/features/ideas/submit-idea.server.ts'
import { withdrawIdea } from '#app/features/ideas/withdraw-idea.server.ts'
import { decide } from '#app/features/moderation/decide.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { finalPage } from '#app/features/winners/final/final-page.server.ts'
import { prepareFinal } from '#app/features/winners/final/prepare-final.server.ts'
import { officialCountOf } from '#app/features/winners/official-count-of.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { setGuests } from '#drizzle/queries/contest-guests.ts'
import { type ContestRow, changeContest, contestById } from '#drizzle/queries/contests.ts'
import { addFile, filesOfContest } from '#drizzle/queries/files.ts'
import { finalistsOf, finalsOf } from '#drizzle/queries/finals.ts'
import { doesFollow } from '#drizzle/queries/follows.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { aContest, again, aModerator, anAdmin, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { closeContest } from '../close-contest.server.ts'
import { shortlistIdea } from '../shortlist-idea.server.ts'

/** A counted contest of four ideas with three, two, one and no votes, and two places; then as it is said. */
async function aCountedContest(after: Partial<ContestRow> = {}) {
  const host = await anEmployee({ role: 'owner' })
  const contest = await aContest({ hostId: host.id, places: 2, tags: ['counter'] })
  const authors = [await aPerson(), await aPerson(), await aPerson(), await aPerson()]
  const ideas = []
  for (const [n, author] of authors.entries())
    ideas.push(
      await anIdea({
        contestId: contest.id,
        authorId: author.id,
        title: `Wish ${n} of ${contest.id}`,
        body: `Words ${n}`,
        tags: ['counter'],
      }),
    )
  for (const [n, idea] of ideas.entries())
    for (let votes = 3 - n; votes > 0; votes--) await castVote(await aPerson(), idea.id)
  const owner = await again(host)
  await closeContest(owner, contest.slug, 'We have what we need.')
  await transaction(() => changeContest(contest.id, { places: 2, ...after }))
  const ids = ideas.map(({ id }) => id)
  return { contest: (await contestById(contest.id)) as ContestRow, owner, authors, ids }
}

async function prepared(owner: Viewer, slug: string, ideas: string[], wish = {}) {
  const made = await prepareFinal(owner, slug, { ideas, rule: 'schulze', places: 1, ...wish })
  if (!made.ok) throw new Error(made.reason)
  return { final: made.contest, owner: await again(owner) }
}

async function opened(owner: Viewer, slug: string, ideas: string[], wish = {}) {
  const { final, owner: now } = await prepared(owner, slug, ideas, wish)
  const open = await openContest(now, final.id)
  if (!open.ok) throw new Error(open.reason)
  const stands = await finalistsOf(final.id)
  const inFinal = (from: string) => stands.find((idea) => idea.from === from)?.id as string
  return { final: open.contest, owner: now, inFinal }
}

const stateOf = async (id: string) => (await ideaWithContest(id))?.idea.state

describe('a final', () => {
  test('is a contest of its own by another ballot, with the finalists as their authors wrote them', async () => {
    const { contest, owner, authors, ids } = await aCountedContest()
    const { final, inFinal } = await opened(owner, contest.slug, ids.slice(0, 2))
    expect(final).toMatchObject({ state: 'open', ballot: 'rank', rule: 'schulze', places: 1, finalOf: contest.id })
    expect(await finalistsOf(final.id)).toHaveLength(2)

    const copy = (await ideaWithContest(inFinal(ids[0] as string)))?.idea
    expect(copy).toMatchObject({
      contestId: final.id,
      authorId: authors[0]?.id,
      title: `Wish 0 of ${contest.id}`,
      body: 'Words 0',
      tags: ['counter'],
      votes: 0,
      promisedBy: final.answerBy,
    })
    expect(await doesFollow(authors[0]?.id as string, 'idea', copy?.id as string)).toBe(true)
    expect(await stateOf(ids[0] as string)).toBe('published')
    expect((await contestById(final.id))?.ideas).toBe(2)
  })

  const audiences = ['everyone', 'customers', 'employees', 'invited'] as const
  const ways = audiences.flatMap((from) =>
    audiences.map((to) => [from, to, from === 'everyone' || from === to] as const),
  )

  test.each(ways)('of ideas written for %s opens to %s: %s', async (from, to, may) => {
    const within = { audience: from, takePart: from, eligibility: 'members' as const }
    const { contest, owner, ids } = await aCountedContest(within)
    const guests = { emails: ['board@example.org'], domains: [] }
    const { final, owner: now } = await prepared(owner, contest.slug, ids.slice(0, 2), { invited: guests })
    const wider = { audience: to, takePart: to }
    expect(await editContest(now, final.id, { ...wider, invited: guests })).toMatchObject({ ok: true })
    const outcome = await openContest(now, final.id)
    if (may) return expect(outcome).toMatchObject({ ok: true, contest: { audience: to } })
    expect(outcome).toEqual({ ok: false, reason: 'final-audience', field: 'audience' })
    const strangers = { everyone: aVisitor(), customers: await aPerson(), employees: await anEmployee(), invited: null }
    const reader = strangers[to]
    if (reader) expect((await searchIdeas(reader, { q: contest.id })).items).toEqual([])
  })

  test('gives out money where its owner says how much there is', async () => {
    const { contest, owner, ids } = await aCountedContest()
    const money = { ideas: ids.slice(0, 2), rule: 'mes-add1' as const, ballot: 'budget' as const }
    const refused = await prepareFinal(owner, contest.slug, money)
    expect(refused).toMatchObject({ ok: false, reason: 'budget-missing', field: 'budget' })
    const { final } = await opened(owner, contest.slug, money.ideas, { ...money, budget: 900, budgetUnit: '€' })
    expect(final).toMatchObject({ ballot: 'budget', rule: 'mes-add1', budget: 900, budgetUnit: '€' })
    expect(JSON.parse(final.contract as string)).toMatchObject({ budget: 900, budgetUnit: '€' })
  })

  test('takes no new ideas, whoever asks and whatever its dates say', async () => {
    const { contest, owner, ids } = await aCountedContest()
    const { final } = await opened(owner, contest.slug, ids.slice(0, 2))
    const now = new Date()
    expect([takesIdeas(final, now), takesVotes(final, now), phaseOf(final, now)]).toEqual([false, true, 'voting'])
    expect(takesIdeas({ ...final, finalOf: null }, now)).toBe(true)
    expect(stagesOf(final, now).map(({ name }) => name)).toEqual(['voting', 'answer'])
    const idea = { pseudonym: '', title: 'One more', body: '', beneath: '', beneathFor: 'everyone' as const, tags: [] }
    expect(await submitIdea(await aPerson(), final.slug, idea)).toMatchObject({ ok: false, reason: 'closed' })
    expect(rulesInWords(final)[0]).toContain('This is a final')
  })

  test('keeps the rights of authors: they edit and withdraw their finalist and cannot vote for it', async () => {
    const { contest, owner, authors, ids } = await aCountedContest()
    const { inFinal } = await opened(owner, contest.slug, ids.slice(0, 3), { rule: 'approval', ballot: 'approve' })
    const [author, other] = authors as [Viewer, Viewer]
    const own = inFinal(ids[0] as string)
    expect(await castVote(author, own)).toMatchObject({ ok: false, reason: 'own-idea' })
    expect(await castVote(other, own)).toMatchObject({ ok: true })
    const words = { title: 'Better said', body: 'So', beneath: '', beneathFor: 'everyone' as const, tags: ['counter'] }
    await expect(editIdea(other, own, { ...words, version: 0 })).rejects.toMatchObject({ status: 403 })
    expect(await editIdea(author, own, { ...words, version: 0 })).toMatchObject({ ok: true })
    expect((await ideaWithContest(ids[0] as string))?.idea.title).not.toBe('Better said')
    expect(await withdrawIdea(author, own)).toMatchObject({ ok: true })
    expect([await stateOf(own), await stateOf(ids[0] as string)]).toEqual(['withdrawn', 'published'])
  })

  test('is named in the contract with where each of its ideas comes from', async () => {
    const { contest, owner, ids } = await aCountedContest()
    const { final } = await opened(owner, contest.slug, ids.slice(0, 2))
    const { final: said } = JSON.parse(final.contract as string)
    expect(said.of).toBe(contest.id)
    expect(said.ideas.map(({ from }: { from: string }) => from).sort()).toEqual(ids.slice(0, 2).sort())
  })

  test('and the contest before it name each other, and so do their ideas', async () => {
    const { contest, owner, ids } = await aCountedContest()
    const { final, inFinal } = await opened(owner, contest.slug, ids.slice(0, 2))
    const reader = await aPerson()
    expect(await roundsOf(reader, contest)).toMatchObject([{ label: 'The final:', path: `/c/${final.slug}` }])
    expect(await roundsOf(reader, final)).toMatchObject([
      { label: 'Final of:', resultsPath: `/c/${contest.slug}/results` },
    ])
    const copy = inFinal(ids[0] as string)
    expect((await ideaPage(reader, copy)).rounds).toMatchObject([{ path: expect.stringContaining(ids[0] as string) }])
    expect((await ideaPage(reader, ids[0] as string)).rounds).toMatchObject([{ path: expect.stringContaining(copy) }])
  })

  test('is nobody’s business but its owners’ until it opens', async () => {
    const { contest, owner, authors, ids } = await aCountedContest()
    const { final } = await prepared(owner, contest.slug, ids.slice(0, 2))
    const [author] = authors as [Viewer]
    expect(await roundsOf(author, contest)).toEqual([])
    await expect(findContest(author, final.slug)).rejects.toMatchObject({ status: 404 })
    const [copy] = await finalistsOf(final.id)
    await expect(ideaPage(author, copy?.id as string)).rejects.toMatchObject({ status: 404 })
    expect((await ideaPage(author, ids[0] as string)).rounds).toEqual([])
    expect((await searchIdeas(author, { q: contest.id })).items).toHaveLength(0)
    expect((await searchIdeas(await again(owner), { q: contest.id })).items).toHaveLength(2)
    expect(await roundsOf(await again(owner), contest)).toHaveLength(1)
  })

  test('is not shown to those who may not see the other round', async () => {
    const { contest, owner, ids } = await aCountedContest()
    const wish = { audience: 'employees' as const, takePart: 'employees' as const }
    await opened(owner, contest.slug, ids.slice(0, 2), wish)
    const customer = await aPerson()
    expect(await roundsOf(customer, contest)).toEqual([])
    expect(await roundsOf(await anEmployee(), contest)).toHaveLength(1)
    expect((await ideaPage(customer, ids[0] as string)).rounds).toEqual([])
  })
})

describe('preparing a final', () => {
  test('is for those who run the counted contest', async () => {
    const { contest, ids } = await aCountedContest()
    const wish = { ideas: ids.slice(0, 2) }
    await expect(prepareFinal(await aPerson(), contest.slug, wish)).rejects.toMatchObject({ status: 404 })
    await expect(prepareFinal(await aModerator(), contest.slug, wish)).rejects.toMatchObject({ status: 404 })
    expect(await prepareFinal(await anAdmin(), contest.slug, wish)).toMatchObject({ ok: true })
  })

  test('waits for the close', async () => {
    const host = await anEmployee({ role: 'owner' })
    const contest = await aContest({ hostId: host.id })
    const ideas = [(await anIdea({ contestId: contest.id })).id, (await anIdea({ contestId: contest.id })).id]
    const owner = await again(host)
    await expect(prepareFinal(owner, contest.slug, { ideas })).rejects.toMatchObject({ status: 403 })
    await closeContest(owner, contest.slug, 'Done.')
    expect(await prepareFinal(owner, contest.slug, { ideas })).toMatchObject({ ok: true })
  })

  test('takes at least two published ideas of that contest', async () => {
    const { contest, owner, ids } = await aCountedContest()
    const [first, second] = ids as [string, string]
    const elsewhere = await anIdea()
    const hidden = await anIdea({ contestId: contest.id, state: 'hidden' })
    const refused = async (ideas: string[]) => {
      const made = await prepareFinal(owner, contest.slug, { ideas })
      return made.ok ? 'made' : made.reason
    }
    expect(await refused([first, first])).toBe('finalists-few')
    expect(await refused([first, second, elsewhere.id])).toBe('not-a-finalist')
    expect(await refused([first, second, hidden.id])).toBe('not-a-finalist')
    expect(await finalsOf(contest.id)).toEqual([])
    expect(await refused([first, second])).toBe('made')
  })

  test('again changes the draft and leaves nothing of the first choice', async () => {
    const { contest, owner, ids } = await aCountedContest()
    const once = await prepared(owner, contest.slug, ids.slice(0, 3))
    const gone = await finalistsOf(once.final.id)
    const twice = await prepared(once.owner, contest.slug, ids.slice(1, 3), { rule: 'stv-scottish', places: 2 })
    expect(twice.final).toMatchObject({ id: once.final.id, rule: 'stv-scottish', places: 2, ideas: 2, participants: 2 })
    expect((await finalistsOf(once.final.id)).map(({ from }) => from).sort()).toEqual(ids.slice(1, 3).sort())
    for (const { id } of gone) expect(await ideaWithContest(id)).toBeUndefined()
    expect(await openContest(twice.owner, once.final.id)).toMatchObject({ ok: true })
    const other = await prepared(twice.owner, contest.slug, ids.slice(0, 2))
    expect(other.final.id).not.toBe(once.final.id)
    expect(await finalsOf(contest.id)).toHaveLength(2)
  })

  test('twice at once makes one draft', async () => {
    const { contest, owner, ids } = await aCountedContest()
    const admin = await anAdmin()
    await Promise.all([1, 2, 3, 4].map(() => prepareFinal(admin, contest.slug, { ideas: ids.slice(0, 2) })))
    const finals = await finalsOf(contest.id)
    expect(finals).toHaveLength(1)
    expect(await finalistsOf(finals[0]?.id as string)).toHaveLength(2)
    expect((await again(owner)).owns).toContain(finals[0]?.id)
  })

  test('invites the same people again', async () => {
    const invited = { audience: 'invited', takePart: 'invited', eligibility: 'invited' } as const
    const { contest, owner, ids } = await aCountedContest(invited)
    const guest = await aPerson()
    await transaction(() => setGuests(contest.id, { emails: [guest.email as string], domains: [] }))
    const { final } = await opened(owner, contest.slug, ids.slice(0, 2))
    expect((await findContest(await again(guest), final.slug)).id).toBe(final.id)
    await expect(findContest(await aPerson(), final.slug)).rejects.toMatchObject({ status: 404 })
  })

  test('proposes the shortlist, and without one those who won', async () => {
    const { contest, owner, ids } = await aCountedContest()
    const count = await officialCountOf(contest)
    const picked = async () =>
      (await finalPage(owner, contest, count as never)).ideas.filter((idea) => idea.picked).map(({ id }) => id)
    expect(await picked()).toEqual(ids.slice(0, 2))
    for (const id of ids.slice(2)) await shortlistIdea(owner, id, true)
    expect(await picked()).toEqual(ids.slice(2))
  })

  test('leaves only the vote to be dated, and never another kind of contest', async () => {
    const { contest, owner, ids } = await aCountedContest()
    const { final, owner: now } = await prepared(owner, contest.slug, ids.slice(0, 2))
    const begins = new Date(Date.now() + 24 * 60 * 60 * 1000)
    const edited = await editContest(now, final.id, { kind: 'box', ideasUntil: begins, votingFrom: begins })
    expect(edited).toMatchObject({ ok: true, contest: { kind: 'contest', ideasFrom: begins, votingFrom: begins } })
    expect(edited.ok && edited.contest.ideasUntil).toEqual(edited.ok && edited.contest.votingUntil)
  })

  test('can be extended for the vote, and has no date for ideas to move', async () => {
    const { contest, owner, ids } = await aCountedContest()
    const { final, owner: now } = await opened(owner, contest.slug, ids.slice(0, 2))
    const later = new Date((final.votingUntil as Date).getTime() + 24 * 60 * 60 * 1000)
    const extend = (dates: object) =>
      extendContest(now, final.slug, { answerBy: new Date(later.getTime() * 1.01), ...dates, note: 'More time.' })
    expect(await extend({ ideasUntil: later, votingUntil: later })).toMatchObject({ ok: false, field: 'ideasUntil' })
    expect(await extend({ votingUntil: later })).toMatchObject({ ok: true })
  })

  test('a final whose ideas are gone does not open', async () => {
    const { contest, owner, ids } = await aCountedContest()
    const { final, owner: now } = await prepared(owner, contest.slug, ids.slice(0, 2))
    await hide(ids[0] as string)
    expect(await openContest(now, final.id)).toMatchObject({ ok: false, reason: 'finalists-few' })
  })
})

/** As a moderator who saw a report. */
async function hide(ideaId: string, decision: 'hide' | 'restore' = 'hide') {
  const moderator = await aModerator()
  const idea = (await ideaWithContest(ideaId))?.idea
  const seen = idea?.state === 'hidden' ? ('hidden' as const) : ('published' as const)
  const thing = { subject: 'idea' as const, id: ideaId }
  const decided = await decide(moderator, thing, {
    ...{ decision, seen, version: idea?.version ?? 0, reason: 'personal', words: 'A phone number.' },
  } as never)
  if (!decided.ok) throw new Error(decided.reason)
}

describe('moderation of both rounds', () => {
  test('what is hidden in one round is hidden in the next, and comes back with it', async () => {
    const { contest, owner, ids } = await aCountedContest()
    const { inFinal } = await opened(owner, contest.slug, ids.slice(0, 2))
    const [original, copy] = [ids[0] as string, inFinal(ids[0] as string)]
    await hide(original)
    expect([await stateOf(original), await stateOf(copy)]).toEqual(['hidden', 'hidden'])
    await hide(original, 'restore')
    expect([await stateOf(original), await stateOf(copy)]).toEqual(['published', 'published'])
  })

  test('what was hidden in the final alone stays hidden there', async () => {
    const { contest, owner, ids } = await aCountedContest()
    const { inFinal } = await opened(owner, contest.slug, ids.slice(0, 2))
    const [original, copy] = [ids[0] as string, inFinal(ids[0] as string)]
    await hide(copy)
    expect(await stateOf(original)).toBe('published')
  })
})

test('what everybody sees on an idea comes along into the final under an id of its own, once, and nothing else does', async () => {
  const { contest, owner, ids } = await aCountedContest()
  const [one, other] = ids as [string, string]
  const keep = async (ideaId: string, state: 'shown' | 'held') => {
    const id = newId()
    await putBytes(id, Buffer.from('%PDF-'))
    const about = { subject: 'idea' as const, subjectId: ideaId, contestId: contest.id, ownerId: owner.id, state }
    const kind = { kind: 'document' as const, type: 'application/pdf', bytes: 5, digest: id, alt: 'A plan' }
    await transaction(() => addFile({ id, ...about, ...kind }))
    return id
  }
  const [seen] = [await keep(one, 'shown'), await keep(one, 'held')]
  await prepared(owner, contest.slug, [one, other])
  // Preparing it again changes the draft.
  const { final } = await prepared(await again(owner), contest.slug, [one, other])
  const copies = await filesOfContest(final.id)
  expect(copies).toMatchObject([{ alt: 'A plan', state: 'shown', ownerId: owner.id }])
  const [copy] = copies as [(typeof copies)[number]]
  expect(copy.id).not.toBe(seen)
  expect(Buffer.from((await readBytes(copy.id)) ?? []).toString()).toBe('%PDF-')
  const from = (await finalistsOf(final.id)).find(({ id }) => id === copy.subjectId)?.from
  expect(from).toBe(one)
  expect(await filesOfContest(contest.id)).toHaveLength(2)
})
