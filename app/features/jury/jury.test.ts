import { describe, expect, test } from 'vitest'
import { openContest } from '#app/features/contests/open-contest.server.ts'
import { acceptInvitation } from '#app/features/people/accept-invitation.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { concludeContest } from '#app/features/winners/conclude-contest.server.ts'
import { officialCountOf } from '#app/features/winners/official-count-of.server.ts'
import { pickWinners } from '#app/features/winners/pick-winners.server.ts'
import { resultsOf } from '#app/features/winners/results/results-of.server.ts'
import { transaction } from '#drizzle/database.ts'
import { addContestRole, type ContestRow, changeContest, contestById } from '#drizzle/queries/contests.ts'
import { changeIdea, type IdeaRow } from '#drizzle/queries/ideas.ts'
import { juryOf, scorecardOf, scorecardsOf } from '#drizzle/queries/juries.ts'
import { latestMails } from '#drizzle/queries/mails.ts'
import { aContest, again, anAdmin, anEmployee, anIdea, aPerson } from '#tests/factory.ts'
import { declareConflict } from './declare-conflict.server.ts'
import { juryDesk } from './desk/jury-desk.server.ts'
import { dismissJuror } from './dismiss-juror.server.ts'
import { endJury } from './end-jury.server.ts'
import { handOutIdeas } from './hand-out-ideas.server.ts'
import { inviteJurors } from './invite-jurors.server.ts'
import { remindJurors } from './remind-jurors.server.ts'
import { saveScorecard } from './save-scorecard.server.ts'
import { type JuryWish, setUpJury } from './set-up-jury.server.ts'
import { papersPage } from './sheet/papers-page.server.ts'
import { sheetPage } from './sheet/sheet-page.server.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour
const inDays = (days: number) => new Date(Date.now() + days * day)

const wish = (more: Partial<JuryWish> = {}): JuryWish => ({
  criteria: [
    { id: 'c1', name: 'Value', weight: 3 },
    { id: 'c2', name: 'Effort', weight: 1 },
  ],
  ...{ scale: 5, perIdea: 2, blind: true, judged: 'all', share: 0, due: inDays(5), ...more },
})

interface World {
  contest: ContestRow
  owner: Viewer
  ideas: IdeaRow[]
  jurors: Viewer[]
}

/** A contest that takes no more ideas, with so many ideas and jurors; the jury has its rules and no papers yet. */
async function aJury({
  ideas: n = 3,
  jurors: m = 3,
  ...more
}: Partial<JuryWish> & { ideas?: number; jurors?: number } = {}) {
  const host = await anEmployee({ role: 'owner' })
  const contest = await aContest({
    hostId: host.id,
    places: 1,
    state: 'draft',
    openedAt: null,
    ideasUntil: inDays(1),
    votingUntil: inDays(1),
  })
  const owner = await again(host)
  expect(await setUpJury(owner, contest.slug, wish(more))).toEqual({ ok: true })
  expect(await openContest(owner, contest.slug)).toMatchObject({ ok: true })
  await transaction(() => changeContest(contest.id, { ideasUntil: new Date(Date.now() - hour) }))
  const ideas: IdeaRow[] = []
  for (let at = 0; at < n; at++) ideas.push(await anIdea({ contestId: contest.id, title: `Idea ${at}` }))
  const jurors: Viewer[] = []
  for (let at = 0; at < m; at++) jurors.push(await aJuror(contest.id))
  return { contest: (await contestById(contest.id)) as ContestRow, owner, ideas, jurors } satisfies World
}

async function aJuror(contestId: string, person?: Viewer) {
  const juror = person ?? (await aPerson())
  await transaction(() => addContestRole(contestId, juror.id, 'juror'))
  return again(juror)
}

async function handedOut(given: Parameters<typeof aJury>[0] = {}) {
  const world = await aJury(given)
  expect(await handOutIdeas(world.owner, world.contest.slug)).toMatchObject({ ok: true, short: 0 })
  return { ...world, jurors: await Promise.all(world.jurors.map(again)) }
}

const cardsOn = async (contestId: string, ideaId: string) =>
  (await scorecardsOf(contestId)).filter((card) => card.ideaId === ideaId && card.state !== 'conflict')

/** Hands in every paper; `score` says what a juror gives an idea. */
async function judgeAll({ contest, jurors, ideas }: World, score: (idea: number, juror: number) => number) {
  for (const card of await scorecardsOf(contest.id)) {
    if (card.state !== 'assigned') continue
    const at = jurors.findIndex(({ id }) => id === card.jurorId)
    const points = score(
      ideas.findIndex(({ id }) => id === card.ideaId),
      at,
    )
    const paper = { scores: { c1: points, c2: points }, comment: '', step: 'submit' as const }
    expect(await saveScorecard(jurors[at] as Viewer, contest.slug, card.ideaId, paper)).toMatchObject({ ok: true })
  }
}

describe('setting up', () => {
  test('a jury set up before the opening stands in the contract with its weight, and is frozen by it', async () => {
    const { contest, owner } = await aJury({ share: 40 })
    const contract = JSON.parse(contest.contract as string)
    expect(contract.jury).toMatchObject({ perIdea: 2, blind: true, combination: { jury: 40, crowd: 60 } })
    expect(contract.dates.jury.until).not.toBeNull()
    expect(await setUpJury(owner, contest.slug, wish({ share: 90 }))).toEqual({ ok: false, reason: 'frozen' })
    expect((await juryOf(contest.id))?.share).toBe(40)
  })

  test('a contest opened without a jury has none in its contract; one set up later only advises', async () => {
    const host = await anEmployee({ role: 'owner' })
    const contest = await aContest({ hostId: host.id })
    const owner = await again(host)
    expect(await setUpJury(owner, contest.slug, wish({ share: 10 }))).toMatchObject({ reason: 'share-too-late' })
    expect(await setUpJury(owner, contest.slug, wish())).toEqual({ ok: true })
    expect((await contestById(contest.id))?.contract).toBeNull()
    expect(await setUpJury(owner, contest.slug, wish({ perIdea: 1 }))).toEqual({ ok: true })
  })

  test.each([
    ['no-criteria', { criteria: [] }],
    ['no-weight', { criteria: [{ id: 'c1', name: 'Value', weight: 0 }] }],
    ['due-past', { due: new Date(Date.now() - hour) }],
    ['due-too-early', { due: inDays(0.5) }],
  ] as const)('%s is refused', async (reason, more) => {
    const host = await anEmployee({ role: 'owner' })
    const contest = await aContest({ hostId: host.id, state: 'draft', votingUntil: inDays(1) })
    expect(await setUpJury(await again(host), contest.slug, wish(more as Partial<JuryWish>))).toMatchObject({ reason })
  })

  test('nobody but who runs the contest sets up, invites, hands out, dismisses or ends', async () => {
    const { contest, jurors } = await aJury()
    const other = await anEmployee({ role: 'owner' })
    for (const viewer of [other, jurors[0] as Viewer]) {
      for (const act of [
        () => setUpJury(viewer, contest.slug, wish()),
        () => inviteJurors(viewer, contest.slug, ['x@example.org']),
        () => handOutIdeas(viewer, contest.slug),
        () => dismissJuror(viewer, contest.slug, jurors[0]?.id as string),
        () => endJury(viewer, contest.slug),
        () => juryDesk(viewer, contest.slug),
      ])
        await expect(act()).rejects.toMatchObject({ status: 404 })
    }
  })
})

describe('inviting', () => {
  test('a juror is somebody who accepted the letter, of either affiliation, and takes part in nothing by it', async () => {
    const { contest, owner } = await aJury()
    const employee = await anEmployee()
    expect(await inviteJurors(owner, contest.slug, [employee.email as string])).toEqual({ ok: true, letters: 1 })
    expect(await inviteJurors(owner, contest.slug, [employee.email as string])).toEqual({ ok: true, letters: 0 })
    expect((await again(employee)).judges).toEqual([])
    const letter = (await latestMails(50)).find(({ to }) => to === employee.email)
    const token = letter?.text.match(/\/join\/([\w-]+)/)?.[1] as string
    const accepted = await acceptInvitation(token, employee, { name: '', guests: [] })
    expect(accepted).toMatchObject({ ok: true, next: `/c/${contest.slug}/jury` })
    expect(await again(employee)).toMatchObject({
      ...{ judges: [contest.id], owns: [], invitedTo: [], role: 'member', affiliation: 'employee' },
    })
    expect(await inviteJurors(owner, contest.slug, [employee.email as string])).toMatchObject({
      reason: 'already-a-juror',
    })
  })

  test('whoever runs the contest cannot judge it blind, and can judge it openly', async () => {
    const { contest, owner } = await aJury()
    const admin = await anAdmin()
    for (const { email } of [owner, admin])
      expect(await inviteJurors(owner, contest.slug, [email as string])).toMatchObject({ reason: 'runs-the-contest' })
    const open = await aJury({ blind: false })
    expect(await inviteJurors(open.owner, open.contest.slug, [open.owner.email as string])).toMatchObject({ ok: true })
  })
})

describe('handing out', () => {
  test('every idea goes to exactly so many jurors, evenly, and the seed is recorded', async () => {
    const { contest, ideas, jurors } = await handedOut({ ideas: 5, jurors: 4, perIdea: 2 })
    for (const idea of ideas) expect(await cardsOn(contest.id, idea.id)).toHaveLength(2)
    const cards = await scorecardsOf(contest.id)
    const loads = jurors.map(({ id }) => cards.filter(({ jurorId }) => jurorId === id).length).sort()
    expect(loads).toEqual([2, 2, 3, 3])
    expect((await juryOf(contest.id))?.seed).toMatch(/^[0-9a-f]{32}$/)
  })

  test('two presses at once give every idea no more jurors than one', async () => {
    const { contest, owner, ideas } = await aJury({ ideas: 6, jurors: 5, perIdea: 2 })
    const both = await Promise.all([handOutIdeas(owner, contest.slug), handOutIdeas(owner, contest.slug)])
    expect(both.map((done) => done.ok && done.papers).sort()).toEqual([0, 12])
    for (const idea of ideas) expect(await cardsOn(contest.id, idea.id)).toHaveLength(2)
  })

  test('nobody judges an own idea', async () => {
    const world = await aJury({ ideas: 0, jurors: 3, perIdea: 2 })
    const author = world.jurors[0] as Viewer
    for (let at = 0; at < 3; at++) await anIdea({ contestId: world.contest.id, authorId: author.id })
    await handOutIdeas(world.owner, world.contest.slug)
    const cards = await scorecardsOf(world.contest.id)
    expect(cards).toHaveLength(6)
    expect(cards.filter(({ jurorId }) => jurorId === author.id)).toEqual([])
  })

  test('only the shortlist where that was said; no ideas, too few jurors and ideas still coming are refused', async () => {
    const { contest, owner, ideas } = await aJury({ judged: 'shortlist' })
    expect(await handOutIdeas(owner, contest.slug)).toEqual({ ok: false, reason: 'no-ideas' })
    await transaction(() => changeIdea(ideas[1]?.id as string, { shortlistedAt: new Date() }))
    expect(await handOutIdeas(owner, contest.slug)).toMatchObject({ papers: 2 })
    const few = await aJury({ jurors: 1 })
    expect(await handOutIdeas(few.owner, few.contest.slug)).toMatchObject({ reason: 'too-few-jurors' })
    await transaction(() => changeContest(few.contest.id, { ideasUntil: inDays(1) }))
    expect(await handOutIdeas(few.owner, few.contest.slug)).toMatchObject({ reason: 'ideas-still-come' })
  })
})

describe('judging', () => {
  test('a paper is kept unfinished, handed in whole, and changed until the date', async () => {
    const { contest, jurors } = await handedOut()
    const juror = jurors[0] as Viewer
    const { papers, due } = await papersPage(juror, contest.slug)
    const idea = papers[0]?.id as string
    const save = (scores: Record<string, number>, step: 'save' | 'submit', now?: Date) =>
      saveScorecard(juror, contest.slug, idea, { scores, comment: 'Why not', step }, now)
    expect(await save({ c1: 4 }, 'save')).toMatchObject({ ok: true, state: 'assigned' })
    expect(await save({ c1: 4 }, 'submit')).toEqual({ ok: false, reason: 'scores-missing', missing: ['c2'] })
    expect(await save({ c1: 4, c2: 9 }, 'submit')).toMatchObject({ reason: 'scores-missing', missing: ['c2'] })
    expect(await save({ c1: 4, c2: 2, c9: 3 }, 'submit')).toMatchObject({ ok: true, state: 'submitted' })
    expect(await save({ c1: 5, c2: 2 }, 'save')).toMatchObject({ ok: true, state: 'submitted' })
    expect((await scorecardOf(contest.id, juror.id, idea))?.scores).toEqual({ c1: 5, c2: 2 })
    expect(await save({ c1: 1, c2: 1 }, 'save', new Date((due as Date).getTime()))).toEqual({
      ok: false,
      reason: 'over',
    })
  })

  test('two saves at once leave one whole paper', async () => {
    const { contest, jurors } = await handedOut()
    const juror = jurors[0] as Viewer
    const idea = (await papersPage(juror, contest.slug)).papers[0]?.id as string
    const save = (points: number) =>
      saveScorecard(juror, contest.slug, idea, {
        ...{ scores: { c1: points, c2: points }, comment: `${points}`, step: 'submit' },
      })
    expect(await Promise.all([save(2), save(4)])).toMatchObject([{ ok: true }, { ok: true }])
    const card = await scorecardOf(contest.id, juror.id, idea)
    expect([2, 4].map((points) => ({ scores: { c1: points, c2: points }, comment: `${points}` }))).toContainEqual({
      ...{ scores: card?.scores, comment: card?.comment },
    })
    expect(
      (await scorecardsOf(contest.id)).filter(({ ideaId, jurorId }) => ideaId === idea && jurorId === juror.id),
    ).toHaveLength(1)
  })

  test('a paper of another juror, of another idea or of no jury is not there', async () => {
    const { contest, jurors, ideas } = await handedOut({ ideas: 1, jurors: 3, perIdea: 2 })
    const held = (await scorecardsOf(contest.id)).map(({ jurorId }) => jurorId)
    const without = jurors.find(({ id }) => !held.includes(id)) as Viewer
    const paper = { scores: { c1: 3, c2: 3 }, comment: '', step: 'submit' as const }
    const idea = ideas[0]?.id as string
    for (const viewer of [without, await aPerson(), await anAdmin()]) {
      await expect(saveScorecard(viewer, contest.slug, idea, paper)).rejects.toMatchObject({ status: 404 })
      await expect(sheetPage(viewer, contest.slug, idea)).rejects.toMatchObject({ status: 404 })
      await expect(declareConflict(viewer, contest.slug, idea)).rejects.toMatchObject({ status: 404 })
    }
    const holder = jurors.find(({ id }) => held.includes(id)) as Viewer
    expect(await saveScorecard(holder, contest.slug, idea, paper)).toMatchObject({ ok: true })
  })

  test('a conflict gives the idea back for good and to somebody else, who is written to', async () => {
    const { contest, jurors, ideas, owner } = await handedOut({ ideas: 1, jurors: 3, perIdea: 2 })
    const idea = ideas[0]?.id as string
    const [card] = await cardsOn(contest.id, idea)
    const juror = jurors.find(({ id }) => id === card?.jurorId) as Viewer
    await saveScorecard(juror, contest.slug, idea, { scores: { c1: 5, c2: 5 }, comment: 'Mine', step: 'submit' })
    expect(await declareConflict(juror, contest.slug, idea)).toEqual({ ok: true, reassigned: true })
    expect(await declareConflict(juror, contest.slug, idea)).toEqual({ ok: false, reason: 'given-back' })
    const after = await cardsOn(contest.id, idea)
    expect(after.map(({ jurorId }) => jurorId)).not.toContain(juror.id)
    expect(after).toHaveLength(2)
    expect(await scorecardOf(contest.id, juror.id, idea)).toMatchObject({ state: 'conflict', scores: {}, comment: '' })
    expect((await papersPage(juror, contest.slug)).papers).toEqual([])
    expect(await handOutIdeas(owner, contest.slug)).toMatchObject({ papers: 0 })
    const letters = (await latestMails(50)).filter(
      ({ kind, subject }) => kind === 'jury-handed-out' && subject.includes(contest.title),
    )
    expect(letters.map(({ to }) => to).sort()).toEqual(jurors.map(({ email }) => email).sort())
  })

  test('two conflicts at once on one idea are both given to somebody', async () => {
    const { contest, jurors, ideas } = await handedOut({ ideas: 1, jurors: 4, perIdea: 2 })
    const idea = ideas[0]?.id as string
    const holders = (await cardsOn(contest.id, idea)).map(({ jurorId }) => jurorId)
    const leaving = jurors.filter(({ id }) => holders.includes(id))
    const both = await Promise.all(leaving.map((juror) => declareConflict(juror, contest.slug, idea)))
    expect(both.every(({ ok }) => ok)).toBe(true)
    const after = (await cardsOn(contest.id, idea)).map(({ jurorId }) => jurorId)
    expect(after.sort()).toEqual(
      jurors
        .map(({ id }) => id)
        .filter((id) => !holders.includes(id))
        .sort(),
    )
  })

  test('who is taken off the jury keeps nothing open; the rest goes on', async () => {
    const { contest, jurors, ideas, owner } = await handedOut({ ideas: 3, jurors: 3, perIdea: 2 })
    const gone = jurors[0] as Viewer
    expect(await dismissJuror(owner, contest.slug, gone.id)).toEqual({ ok: true })
    expect(await dismissJuror(owner, contest.slug, gone.id)).toMatchObject({ reason: 'not-a-juror' })
    for (const { id } of ideas) expect(await cardsOn(contest.id, id)).toHaveLength(2)
    await expect(papersPage(await again(gone), contest.slug)).rejects.toMatchObject({ status: 404 })
  })
})

test('a reminder goes once, two days before, to those with papers left', async () => {
  const world = await handedOut({ ideas: 2, jurors: 2, perIdea: 1, due: inDays(5) })
  const { contest, jurors } = world
  const [done, late] = jurors as [Viewer, Viewer]
  const { papers } = await papersPage(done, contest.slug)
  for (const { id } of papers)
    await saveScorecard(done, contest.slug, id, { scores: { c1: 3, c2: 3 }, comment: '', step: 'submit' })
  const letters = async () => {
    const mine = (await latestMails(80)).filter(
      ({ kind, subject }) => kind === 'jury-reminder' && subject.includes(contest.title),
    )
    return mine.map(({ to }) => to)
  }
  await remindJurors(inDays(2.5))
  expect(await letters()).toEqual([])
  await Promise.all([remindJurors(inDays(3.5)), remindJurors(inDays(3.5))])
  await remindJurors(inDays(4))
  expect(await letters()).toEqual([late.email])
})

describe('what it comes to', () => {
  test('jury and votes side by side, strictness, agreement and outliers for the owner', async () => {
    const world = await handedOut({ ideas: 4, jurors: 4, perIdea: 4 })
    const { contest, owner, ideas } = world
    await castVote(await aPerson(), ideas[0]?.id as string)
    // The last juror is far below the others, and on the last idea stands alone.
    await judgeAll(world, (idea, juror) => (juror === 3 ? 1 : idea === 3 ? 5 : idea + 1))
    const { report } = await juryDesk(owner, contest.slug)
    expect(report).toMatchObject({ papers: 16, done: 16, short: 0, share: 0 })
    expect(report?.ideas[0]).toMatchObject({ id: ideas[3]?.id, jury: 1, combined: null })
    expect(report?.ideas.find(({ id }) => id === ideas[0]?.id)).toMatchObject({ crowd: 1, supporters: 1, jury: 4 })
    expect(report?.jurors.filter(({ leans }) => leans === 'strict').map(({ judge }) => judge)).toEqual([
      world.jurors[3]?.id,
    ])
    expect(report?.outliers).toMatchObject([{ idea: 'Idea 3', score: 1, others: 5 }])
    expect(report?.agreement.level).toBe('some')
  })

  test('where the crowd is level the jury decides, and no lot weighs against it', async () => {
    const world = await handedOut({ ideas: 4, jurors: 2, perIdea: 1, share: 10 })
    for (const { id } of world.ideas) await castVote(await aPerson(), id)
    await judgeAll(world, (idea) => idea + 1)
    await closeContest(world.owner, world.contest.slug, 'Done.')
    const { report } = await juryDesk(world.owner, world.contest.slug)
    expect(report?.ideas.map(({ combined, jury }) => [combined, jury])).toEqual(
      [1, 2, 3, 4].map((place) => [place, place]),
    )
    expect(report?.winners).toEqual([world.ideas[3]?.id])
  })

  test('a declared combination decides; before the jury is over nobody is picked; the results say it in words', async () => {
    const world = await handedOut({ ideas: 3, jurors: 2, perIdea: 2, share: 60 })
    const { contest, owner, ideas } = world
    const [first, second, third] = ideas.map(({ id }) => id) as [string, string, string]
    for (const id of [first, first, second, third]) await castVote(await aPerson(), id)
    await judgeAll(world, (idea) => [1, 5, 3][idea] as number)
    await closeContest(owner, contest.slug, 'Done.')
    expect(await pickWinners(owner, contest.slug, { ideas: [second], reasons: {} })).toEqual({
      ok: false,
      reason: 'jury-not-over',
    })
    expect(await endJury(owner, contest.slug)).toEqual({ ok: true })
    expect(await endJury(owner, contest.slug)).toEqual({ ok: false, reason: 'over' })

    const against = await pickWinners(owner, contest.slug, { ideas: [first], reasons: {} })
    expect(against).toMatchObject({ reason: 'reason-needed', ideas: [first, second] })
    expect(await pickWinners(owner, contest.slug, { ideas: [second], reasons: {} })).toMatchObject({ ok: true })
    await concludeContest(owner, contest.slug, 'We learned.')
    const closed = (await contestById(contest.id)) as ContestRow
    const results = await resultsOf(closed, (await officialCountOf(closed)) as never)
    expect(results.deviations).toEqual([])
    expect(results.jury).toMatchObject({ papers: 6, share: 60, winners: [second] })
    expect(results.jury?.sentences.join(' ')).toContain('60 %')
    for (const { name } of world.jurors) expect(JSON.stringify(results)).not.toContain(name)
  })
})
