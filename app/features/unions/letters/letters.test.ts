import { describe, expect, test } from 'vitest'
import { hearEvents } from '#app/features/notifications/hear-events.server.ts'
import { newsPage } from '#app/features/notifications/news-page.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { foundUnion } from '#app/features/unions/found-union.server.ts'
import { ideaLines } from '#app/features/unions/idea/union-lines.server.ts'
import { joinUnion } from '#app/features/unions/join-union.server.ts'
import { leaveUnion } from '#app/features/unions/leave-union.server.ts'
import { answerLetter } from '#app/features/unions/letters/answer-letter.server.ts'
import { hideLetter } from '#app/features/unions/letters/hide-letter.server.ts'
import { letterPage } from '#app/features/unions/letters/letter-page.server.ts'
import { signLetter, unsignLetter } from '#app/features/unions/letters/sign-letter.server.ts'
import { tellLateLetters } from '#app/features/unions/letters/tell-late-letters.server.ts'
import { generalLetters, lettersInQueue } from '#app/features/unions/letters/waiting-letters.server.ts'
import { writeLetter } from '#app/features/unions/letters/write-letter.server.ts'
import { unionPage } from '#app/features/unions/union-page.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { latestMails } from '#drizzle/queries/mails.ts'
import { aContest, again, aModerator, anAdmin, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'

const status = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown: unknown) => (thrown as Response).status,
  )
const general = { contest: null, idea: null }
const words = { title: 'Tell us when the bus comes', text: 'We stand in the **rain**.' }

async function aUnion(founder: Viewer) {
  const founded = await foundUnion(founder, { name: `Union ${Math.random()}`, words: '', named: true })
  if (!founded.ok) throw new Error(founded.reason)
  return founded.id
}

async function aLetter(about: { contest: ContestRow | null; idea: null } = general, at?: Date) {
  const [olga, member] = [await aPerson({ name: 'Olga' }), await aPerson({ name: 'Pavel' })]
  const union = await aUnion(olga)
  await joinUnion(member, union, { named: true })
  const written = await writeLetter(olga, union, about, words, at)
  if (!written.ok) throw new Error(written.reason)
  return { olga, member, union, id: written.id }
}

async function aHostedContest(given: Partial<ContestRow> = {}) {
  const host = await anEmployee({ role: 'owner', name: 'Marta Ruiz', title: 'product' })
  const contest = await aContest({ hostId: host.id, ...given })
  return { host: await again(host), contest }
}

describe('an open letter', () => {
  test('is written by the spokesperson alone, and starts the clock of its answer', async () => {
    const { olga, member, union, id } = await aLetter()
    expect(await status(writeLetter(member, union, general, words))).toBe(404)
    const page = await letterPage(aVisitor(), id)
    expect(page).toMatchObject({
      title: words.title,
      author: 'Olga',
      signatures: '1 signature',
      late: false,
      answer: null,
    })
    expect(page.html).toContain('<strong>rain</strong>')
    expect(page.waits).toMatch(/^Waits for the team since .+, until .+/)
    expect((await unionPage(olga, union)).letters).toMatchObject([{ title: words.title, answered: false }])
  })

  test('is one of three a day', async () => {
    const { olga, union } = await aLetter()
    for (let nth = 0; nth < 2; nth++) expect(await writeLetter(olga, union, general, words)).toMatchObject({ ok: true })
    expect(await writeLetter(olga, union, general, words)).toEqual({ ok: false, reason: 'unions_too_many_letters' })
    const tomorrow = new Date(Date.now() + 25 * 60 * 60 * 1000)
    expect(await writeLetter(olga, union, general, words, tomorrow)).toMatchObject({ ok: true })
  })

  test('is signed by members, who can take it back even after leaving', async () => {
    const { member, union, id } = await aLetter()
    const stranger = await aPerson()
    expect(await status(signLetter(stranger, id))).toBe(403)
    await signLetter(member, id)
    await signLetter(member, id)
    expect(await letterPage(member, id)).toMatchObject({
      signatures: '2 signatures',
      signers: ['Olga', 'Pavel'],
      signed: true,
    })
    await leaveUnion(member, union)
    expect(await letterPage(member, id)).toMatchObject({ signatures: '2 signatures', signers: ['Olga'], unnamed: 1 })
    await unsignLetter(member, id)
    expect(await letterPage(member, id)).toMatchObject({ signatures: '1 signature', signed: false })
  })

  test('waits with those who run the site, or with the team of the contest it is about', async () => {
    const admin = await anAdmin()
    const { host, contest } = await aHostedContest()
    const [one, other] = [await aLetter(), await aLetter({ contest, idea: null })]
    expect((await generalLetters(admin)).map(({ id }) => id)).toContain(one.id)
    expect((await generalLetters(admin)).map(({ id }) => id)).not.toContain(other.id)
    expect((await lettersInQueue(host, contest.slug)).map(({ id }) => id)).toEqual([other.id])
    expect(await status(generalLetters(host))).toBe(404)
    expect(await status(lettersInQueue(await aModerator(), contest.slug))).toBe(404)
    expect(await status(answerLetter(host, one.id, { text: 'Ours?' }))).toBe(404)
    expect(await status(answerLetter(other.olga, other.id, { text: 'Ours?' }))).toBe(404)
  })

  test('is answered for everybody, and its members and signers read the answer among their news', async () => {
    const { host, contest } = await aHostedContest()
    const { olga, member, id } = await aLetter({ contest, idea: null })
    await hearEvents()
    expect((await newsPage(member)).items[0]).toMatchObject({ sentence: expect.stringContaining(words.title) })
    expect((await newsPage(olga)).items).toEqual([])
    await answerLetter(host, id, { text: 'From May it does.', seen: '' })
    await hearEvents()
    for (const person of [olga, member])
      expect((await newsPage(person)).items[0]).toMatchObject({
        sentence: `The team answered the open letter “${words.title}”`,
        text: 'From May it does.\n\n— Marta Ruiz, product',
        path: `/letters/${id}#answer`,
      })
    const page = await letterPage(aVisitor(), id)
    expect(page).toMatchObject({ answer: { author: 'Marta Ruiz, product' }, waits: '' })
    expect(await lettersInQueue(host, contest.slug)).toEqual([])
    expect(await answerLetter(host, id, { text: 'No.', seen: '' })).toMatchObject({ reason: 'answered-meanwhile' })
    expect(await answerLetter(host, id, { text: 'From June.', seen: page.answer?.id })).toEqual({
      ok: true,
      corrected: true,
    })
    await hearEvents()
    const texts = (await newsPage(member)).items.map(({ text }) => text)
    expect(texts).toContain('From June.\n\n— Marta Ruiz, product')
    expect(texts).not.toContain('From May it does.\n\n— Marta Ruiz, product')
    expect((await letterPage(aVisitor(), id)).earlier).toHaveLength(1)
  })

  test('about no contest is news too', async () => {
    const { member, id } = await aLetter()
    await answerLetter(await anAdmin({ name: 'Ana' }), id, { text: 'We hear you.' })
    await hearEvents()
    const { items } = await newsPage(member)
    // Heard in one moment, neither is the newer one.
    expect(items.map(({ path }) => path).sort()).toEqual([`/letters/${id}`, `/letters/${id}#answer`])
  })

  test('shows itself, its title and its news only to whom its contest shows itself', async () => {
    const { host, contest } = await aHostedContest({ audience: 'employees', takePart: 'employees' })
    const [employee, customer] = [await anEmployee(), await aPerson()]
    const union = await aUnion(employee)
    await joinUnion(customer, union, { named: false })
    const written = await writeLetter(employee, union, { contest, idea: null }, { ...words, title: 'Only inside' })
    const id = written.ok ? written.id : ''
    await hearEvents()
    await answerLetter(host, id, { text: 'Yes.' })
    await hearEvents()
    expect((await unionPage(employee, union)).letters).toHaveLength(1)
    expect((await newsPage(employee)).items).toHaveLength(1)
    expect(JSON.stringify(await unionPage(customer, union))).not.toContain('Only inside')
    expect((await newsPage(customer)).items).toEqual([])
    expect(await status(letterPage(customer, id))).toBe(404)
    expect(await status(signLetter(customer, id))).toBe(404)
  })

  test('about an idea stands on its page, and goes with it', async () => {
    const idea = await anIdea()
    const { contest } = (await ideaWithContest(idea.id)) as { contest: ContestRow }
    const olga = await aPerson()
    const union = await aUnion(olga)
    const written = await writeLetter(olga, union, { contest, idea }, words)
    expect((await ideaLines(aVisitor(), idea.id)).map(({ to }) => to)).toEqual([`/letters/${written.ok && written.id}`])
  })

  test('that a moderator hid is read by its author with the reason, and by nobody else', async () => {
    const { olga, member, union, id } = await aLetter()
    await hearEvents()
    expect(await status(hideLetter(olga, id, 'Mine'))).toBe(404)
    const moderator = await aModerator()
    await hideLetter(moderator, id, 'It names a person.')
    expect((await letterPage(olga, id)).hidden).toBe('It names a person.')
    for (const person of [member, aVisitor()]) expect(await status(letterPage(person, id))).toBe(404)
    expect((await unionPage(member, union)).letters).toEqual([])
    expect((await newsPage(member)).items).toEqual([])
    expect(await status(answerLetter(await anAdmin(), id, { text: 'No.' }))).toBe(404)
    await hideLetter(moderator, id, '')
    expect((await letterPage(member, id)).hidden).toBeNull()
  })

  test('that waits too long is told of once to each who may answer it', async () => {
    const admin = await anAdmin()
    const { host, contest } = await aHostedContest()
    const long = new Date(Date.now() - 60 * 24 * 60 * 60 * 1000)
    const [one, other] = [await aLetter(general, long), await aLetter({ contest, idea: null }, long)]
    await aLetter()
    await Promise.all([tellLateLetters(new Date()), tellLateLetters(new Date())])
    await tellLateLetters(new Date())
    const late = async ({ email }: Viewer) =>
      (await latestMails(500)).filter(({ to, subject }) => to === email && subject.startsWith('An open letter waits'))
        .length
    expect(await late(admin)).toBe(1)
    expect(await late(host)).toBe(1)
    expect(await letterPage(aVisitor(), one.id)).toMatchObject({ late: true })
    expect(await letterPage(aVisitor(), other.id)).toMatchObject({ late: true })
  })
})
