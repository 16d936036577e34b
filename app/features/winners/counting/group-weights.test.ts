import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createContest } from '#app/features/contests/create-contest.server.ts'
import { editContest } from '#app/features/contests/edit-contest.server.ts'
import { rulesInWords } from '#app/features/contests/rules-in-words.ts'
import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { addToDeclared, declareGroup, dropFromDeclared } from '#app/features/unions/declared/declare-group.server.ts'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { withdrawVote } from '#app/features/votes/withdraw-vote.server.ts'
import { recountZip } from '#app/features/winners/recount/recount-zip.server.ts'
import { resultsOf } from '#app/features/winners/results/results-of.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { contestsToCount } from '#drizzle/queries/counting.ts'
import { changePerson } from '#drizzle/queries/people.ts'
import { compare } from '#tests/comparing.ts'
import { again, anAdmin, anEmployee, aPerson } from '#tests/factory.ts'
import { aPaperContest } from '#tests/paper-contest.ts'
import { bytesOf, textOf } from '#tests/whole-file.ts'
import { closeContest } from '../close-contest.server.ts'
import { exportContest } from '../export-contest.server.ts'

const weights = { customers: 1, employees: 3 }

/** Two employees want Saturdays, five customers a call: without weights customers win, with weights employees do. */
async function aWeighedContest(wish: Partial<ContestWish> = {}) {
  const made = await aPaperContest({ weights, eligibility: 'confirmed', ...wish })
  const employees = [await anEmployee(), await anEmployee()]
  const customers = await Promise.all(Array.from({ length: 5 }, () => aPerson()))
  const { call, saturday } = made.ideas
  const say = async (person: Viewer, id: string, other: string) => {
    const { ballot, slug } = made.contest
    if (ballot === 'approve') return castVote(person, id)
    if (ballot === 'pair') return compare(person, made.contest, [id, other], 'first')
    return castPaper(person, slug, () => ({ [id]: marks[ballot], ...(ballot === 'score' && { [other]: 1 }) }))
  }
  for (const person of employees) await say(person, saturday.id, call.id)
  for (const person of customers) await say(person, call.id, saturday.id)
  return { ...made, employees, customers }
}

const marks = { score: 5, points: 10, quadratic: 10, rank: 1, updown: 1, budget: 1 }

/** A group that an admin declared, with so many members who take no part. */
async function aDeclaredGroup(called: string, members = 5) {
  const admin = await anAdmin()
  const name = `${called} ${newId()}`
  const declared = await declareGroup(admin, { name, words: '' })
  if (!declared.ok) throw new Error(declared.reason)
  const add = (person: Viewer) => addToDeclared(admin, declared.id, person.email as string)
  for (let nth = 0; nth < members; nth++) await add(await aPerson())
  return { id: declared.id, name, add, drop: (person: Viewer) => dropFromDeclared(admin, declared.id, person.id) }
}

async function counted(owner: Viewer, contest: ContestRow) {
  const closed = await closeContest(owner, contest.slug, 'Done.')
  if (!closed.ok || !closed.count) throw new Error('not counted')
  return { count: closed.count, contest: (await contestById(contest.id)) as ContestRow }
}

describe('weights of groups', () => {
  test.each([
    ['approve', 'approval'],
    ['approve', 'phragmen'],
    ['approve', 'seqpav'],
    ['approve', 'ees'],
    ['score', 'score'],
    ['score', 'star'],
    ['points', 'points'],
    ['quadratic', 'quadratic'],
    ['rank', 'schulze'],
    ['rank', 'stv-scottish'],
    ['rank', 'irv'],
    ['rank', 'borda'],
    ['rank', 'stv-meek'],
    ['pair', 'bradley-terry'],
  ] as const)('decide who wins with the ballot %s counted by %s', async (ballot, rule) => {
    const weighed = await aWeighedContest({ ballot, rule })
    const plain = await aWeighedContest({ ballot, rule, weights: null })
    const one = await counted(weighed.owner, weighed.contest)
    const other = await counted(plain.owner, plain.contest)
    expect(one.count.winners.map(({ id }) => id)).toEqual([weighed.ideas.saturday.id])
    expect(other.count.winners.map(({ id }) => id)).toEqual([plain.ideas.call.id])
    expect(one.count).toMatchObject({ weights, weighed: { customers: 5, employees: 2 }, ballots: 7 })
    const people = ballot === 'score' ? 7 : 2
    expect(one.count.order.find(({ id }) => id === weighed.ideas.saturday.id)?.supporters).toBe(people)
    expect(other.count.weights).toBeUndefined()
    expect(one.count.hash).not.toBe(other.count.hash)
  })

  test.each(['greedy', 'mes', 'mes-add1'] as const)('decide whom the money goes to by %s', async (rule) => {
    const money = { ballot: 'budget' as const, rule, budget: 600, budgetUnit: '€' }
    const weighed = await aWeighedContest(money)
    const one = await counted(weighed.owner, weighed.contest)
    const plain = await aWeighedContest({ ...money, weights: null })
    const other = await counted(plain.owner, plain.contest)
    expect(one.count.winners.map(({ id }) => id)).toEqual([weighed.ideas.saturday.id])
    const bought = rule === 'mes' ? [] : [plain.ideas.call.id]
    expect(other.count.winners.map(({ id }) => id)).toEqual(bought)
    expect(one.count).toMatchObject({ weights, weighed: { customers: 5, employees: 2 }, ballots: 7 })
    expect(one.count.order[0]).toMatchObject({ id: weighed.ideas.saturday.id, tally: 6, supporters: 2 })
  })

  test('weigh up and down by the same measure', async () => {
    const scored = async (given: ContestWish['weights']) => {
      const { owner, contest, ideas } = await aWeighedContest({ ballot: 'updown', rule: 'up-down', weights: given })
      const { count } = await counted(owner, contest)
      return count.order.find(({ id }) => id === ideas.saturday.id)?.tally as number
    }
    expect(await scored(weights)).not.toBe(await scored(null))
  })

  test('are those of the group a person belongs to when they last vote', async () => {
    const { owner, contest, ideas, customers } = await aWeighedContest()
    const [moved, stays] = customers as [Viewer, Viewer]
    for (const { id } of [moved, stays]) await transaction(() => changePerson(id, { affiliation: 'employee' }))
    await castVote(await again(moved), ideas.queue.id)
    await castVote(await again(moved), ideas.chair.id)
    await withdrawVote(await again(moved), ideas.chair.id)
    const { count } = await counted(owner, contest)
    expect(count.weighed).toEqual({ customers: 4, employees: 3 })
    expect(count.order.find(({ id }) => id === ideas.call.id)).toMatchObject({ tally: 7, supporters: 5 })
  })

  test('are announced before the opening, frozen in the contract, and cannot be changed afterwards', async () => {
    const { owner, contest } = await aWeighedContest()
    expect(JSON.parse(contest.contract as string).weights).toEqual(weights)
    expect(rulesInWords(contest).join(' ')).toContain('a customer’s counts × 1, an employee’s × 3')
    const changed = await editContest(owner, contest.slug, { weights: null })
    expect(changed).toMatchObject({ ok: false, reason: 'frozen' })
  })

  test('that are equal are none, and one group alone has none', async () => {
    const owner = await anEmployee({ role: 'owner' })
    const made = await createContest(owner, { question: 'What?', weights: { customers: 2, employees: 2 } })
    expect(made.ok && made.contest.weights).toBeNull()
    const alone = { question: 'What?', weights, audience: 'employees', takePart: 'employees' } as const
    expect(await createContest(owner, alone)).toMatchObject({ ok: false, reason: 'weights-one-group' })
    const debate = await createContest(owner, { question: 'What?', weights, kind: 'debate' })
    expect(debate.ok && debate.contest.weights).toBeNull()
  })

  test('stand in the results, in the ballots that are published and in every file of them', async () => {
    const { owner, contest, ideas } = await aWeighedContest()
    const { count, contest: closed } = await counted(owner, contest)
    const results = await resultsOf(closed, count)
    expect(results.count.weights).toEqual({ ...weights, declared: [], weighed: { customers: 5, employees: 2 } })
    expect(results.ideas.find(({ id }) => id === ideas.saturday.id)).toMatchObject({ supporters: 2, weighed: 6 })

    const file = async (format: Parameters<typeof exportContest>[2]) =>
      await textOf(exportContest(owner, contest.slug, format))
    expect(await file('ballots')).toMatch(/,employees,3\r\n/)
    expect(await file('ballots-json')).toContain('"weight":"3"')
    expect((await file('pb')).split('\n').filter((line) => line.endsWith(ideas.saturday.id))).toHaveLength(6)
    expect(await file('blt')).toMatch(/^6 /m)
  })

  test('stand in the files of whole ballots too, and of pairs', async () => {
    const written = async (wish: Partial<ContestWish>) => {
      const { owner, contest, ideas } = await aWeighedContest(wish)
      await counted(owner, contest)
      const file = async (format: Parameters<typeof exportContest>[2]) =>
        await textOf(exportContest(owner, contest.slug, format))
      return { file, ideas }
    }
    const ranked = await written({ ballot: 'rank', rule: 'schulze' })
    expect(await ranked.file('ballots')).toMatch(/,1,counted,employees,3\r\n/)
    expect(await ranked.file('ballots-json')).toMatch(/"ranks":.*"weight":"3"/)
    expect(await ranked.file('toi')).toMatch(/^6: /m)
    expect(await ranked.file('blt')).toMatch(/^6 /m)
    const money = await written({ ballot: 'budget', rule: 'greedy' })
    expect(await money.file('ballots-json')).toMatch(/"approvals":.*"weight":"3"/)
    const lines = (await money.file('pb')).split('\n')
    expect(lines.filter((line) => line.endsWith(money.ideas.saturday.id))).toHaveLength(6)
    const pairs = await written({ ballot: 'pair', rule: 'bradley-terry' })
    expect(await pairs.file('ballots')).toMatch(/,counted,employees,3\r\n/)
  })

  test('of a ballot are one, though its votes name two groups', async () => {
    const { owner, contest, ideas, customers } = await aWeighedContest()
    const [moved] = customers as [Viewer]
    await transaction(() => changePerson(moved.id, { affiliation: 'employee' }))
    await castVote(await again(moved), ideas.queue.id)
    await counted(owner, contest)
    const table = await textOf(exportContest(owner, contest.slug, 'ballots'))
    const lines = table.split('\r\n').filter((line) => line.includes(`,${ideas.queue.id},`))
    const [number] = (lines[0] as string).split(',')
    const own = table.split('\r\n').filter((line) => line.startsWith(`${number},`))
    expect(own.map((line) => line.split(',').slice(-2))).toEqual([
      ['employees', '3'],
      ['employees', '3'],
    ])
  })

  test('are there for declared groups too, of several groups the greatest, and count as by hand', async () => {
    const partners = await aDeclaredGroup('Partners')
    const pilots = await aDeclaredGroup('Pilot customers')
    const given = { customers: 1, employees: 3, [partners.id]: 5, [pilots.id]: 2 }
    const { owner, contest, ideas } = await aPaperContest({ weights: given, eligibility: 'confirmed' })
    expect(JSON.parse(contest.contract as string)).toMatchObject({
      weights: given,
      groups: { [partners.id]: partners.name, [pilots.id]: pilots.name },
    })
    const rules = rulesInWords(contest).join(' ')
    expect(rules).toContain(`A ballot of somebody in “${partners.name}” counts × 5.`)
    expect(rules).toContain('the greatest of their weights')

    const employed = await anEmployee()
    await partners.add(employed)
    const pilot = await aPerson()
    await pilots.add(pilot)
    const both = await aPerson()
    for (const group of [partners, pilots]) await group.add(both)
    const pilotingEmployee = await anEmployee()
    await pilots.add(pilotingEmployee)
    const later = await aPerson()
    const { call, saturday } = ideas
    for (const person of [employed, pilot, await aPerson(), later]) await castVote(person, call.id)
    for (const person of [both, pilotingEmployee, await anEmployee()]) await castVote(person, saturday.id)
    // Who joins or leaves after their last vote keeps the weight they voted with.
    await partners.add(later)
    await partners.drop(both)

    const { count } = await counted(owner, contest)
    const tally = (id: string) => count.order.find((idea) => idea.id === id)
    expect(tally(call.id)).toMatchObject({ tally: 5 + 2 + 1 + 1, supporters: 4 })
    expect(tally(saturday.id)).toMatchObject({ tally: 5 + 3 + 3, supporters: 3 })
    expect(count.weighed).toEqual({ customers: 2, employees: 2, [partners.id]: 2, [pilots.id]: 1 })
    const closed = (await contestById(contest.id)) as ContestRow
    expect((await resultsOf(closed, count)).count.weights?.declared).toContain(`2 of “${partners.name}” × 5.`)
    const table = await textOf(exportContest(owner, contest.slug, 'ballots'))
    expect(table).toContain(`,${partners.id},5\r\n`)

    const file = path.join(mkdtempSync(path.join(tmpdir(), 'aflora-weights-')), 'recount.zip')
    writeFileSync(file, await bytesOf(recountZip(closed, count)))
    const { stdout } = await promisify(execFile)(process.execPath, ['tools/verify.mjs', file])
    expect(stdout).toContain(`winners: ${count.winners.map(({ id }) => id).join(', ')}`)
  })

  test('are refused for a group that nobody declared, or in which a ballot would tell whose it is', async () => {
    const owner = await anEmployee({ role: 'owner' })
    const wish = (id: string) => ({ question: 'What?', weights: { customers: 1, employees: 1, [id]: 4 } })
    expect(await createContest(owner, wish('gnobodyknows1'))).toMatchObject({ reason: 'weights-unknown-group' })
    const small = await aDeclaredGroup('Few', 4)
    expect(await createContest(owner, wish(small.id))).toMatchObject({ reason: 'weights-unknown-group' })
    await small.add(await aPerson())
    const made = await createContest(owner, { ...wish(small.id), audience: 'customers', takePart: 'customers' })
    expect(made).toMatchObject({ ok: true, contest: { weightNames: { [small.id]: small.name } } })
  })

  test('make approvals wait for their count like every rule that reads ballots', async () => {
    const { owner, contest } = await aWeighedContest()
    await closeContest(owner, contest.slug, 'Done.')
    expect((await contestsToCount()).map(({ id }) => id)).not.toContain(contest.id)
  })
})
