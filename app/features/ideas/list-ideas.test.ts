import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listIdeas } from '#app/features/ideas/list-ideas.server.ts'
import { type Order, orders } from '#app/features/ideas/orders.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { fairPage } from '#app/features/ranking/orders/fair-page.ts'
import { readerHash } from '#app/features/ranking/orders/reader-hash.ts'
import { byFairScore, byFewestViews } from '#app/features/ranking/orders/stream-orders.ts'
import { transaction } from '#drizzle/database.ts'
import { newShortId } from '#drizzle/ids.ts'
import { type ContestRow, changeContest, contestById } from '#drizzle/queries/contests.ts'
import { addIdea, changeIdea, type IdeaRow } from '#drizzle/queries/ideas.ts'
import { aContest, anIdea, aPerson, aVisitor } from '#tests/factory.ts'

const hour = 3_600_000

/** Ideas with the given figures and lots of their own; answers their ids. */
async function ideasWith(contest: ContestRow, figures: Partial<IdeaRow>[]) {
  const author = await aPerson()
  const start = Date.now() - 1000 * hour
  const rows = figures.map((figure, index) => ({
    ...{ id: newShortId(), contestId: contest.id, authorId: author.id, title: `Idea ${index + 1}` },
    ...{ state: 'published' as const, lot: (index * 2_654_435_761) % 2 ** 31 },
    ...{ publishedAt: new Date(start + index * hour), ...figure },
  }))
  await transaction(async () => {
    for (const row of rows) await addIdea(row)
  })
  return rows
}

/** All pages one after the other, as a reader would turn them. */
async function readAll(viewer: Viewer, contest: ContestRow, order: Order, limit: number, between = async () => {}) {
  const items = []
  let cursor: string | null = null
  do {
    const page = await listIdeas(viewer, contest, { order, limit, cursor })
    items.push(...page.items)
    cursor = page.next
    await between()
  } while (cursor && items.length < 2000)
  return items
}

const titles = (items: { title: string }[]) => items.map(({ title }) => Number(title.replace('Idea ', '')))

describe('each order', () => {
  test('by votes, newest, trending, debated: the most first', async () => {
    const contest = await aContest()
    await ideasWith(contest, [
      { votes: 3, trendingScore: 1, debatedScore: 9 },
      { votes: 7, trendingScore: 3, debatedScore: 4 },
      { votes: 5, trendingScore: 2, debatedScore: 6 },
    ])
    const read = async (order: Order) => titles((await listIdeas(aVisitor(), contest, { order })).items)
    expect(await read('top')).toEqual([2, 3, 1])
    expect(await read('new')).toEqual([3, 2, 1])
    expect(await read('trending')).toEqual([2, 3, 1])
    expect(await read('debated')).toEqual([1, 3, 2])
  })

  test('not yet heard: the least seen first, ties by the reader’s own shuffle', async () => {
    const contest = await aContest()
    await ideasWith(contest, [{ views: 9 }, ...Array.from({ length: 30 }, () => ({ views: 0 })), { views: 4 }])
    const lists = await Promise.all([1, 2, 3, 4].map(() => readAll(aVisitor(), contest, 'quiet', 7)))
    for (const list of lists) expect(titles(list).slice(-2)).toEqual([32, 1])
    for (const list of lists) expect(new Set(titles(list)).size).toBe(32)
    // Two readers may begin at the same idea; hardly four.
    expect(new Set(lists.map((list) => titles(list).join())).size).toBeGreaterThan(1)
  })

  test('by lot: every reader has a shuffle of all ideas, the same each time', async () => {
    const contest = await aContest()
    await ideasWith(
      contest,
      Array.from({ length: 40 }, () => ({})),
    )
    const readers = Array.from({ length: 6 }, () => aVisitor())
    const shuffles = await Promise.all(readers.map((reader) => readAll(reader, contest, 'random', 9)))
    for (const shuffle of shuffles) expect(new Set(titles(shuffle)).size).toBe(40)
    // Two readers may begin at the same idea and walk the same way, once in eighty.
    expect(new Set(shuffles.map((shuffle) => titles(shuffle).join())).size).toBeGreaterThan(3)
    expect(titles(await readAll(readers[0] as Viewer, contest, 'random', 40))).toEqual(titles(shuffles[0] ?? []))
  })

  test('by lot: no idea leads more often because lots lie unevenly', async () => {
    const contest = await aContest({ ideas: 4 })
    await ideasWith(
      contest,
      [5, 6, 7, 2_000_000_000].map((lot) => ({ lot })),
    )
    const led = new Map<number, number>()
    for (let reader = 0; reader < 200; reader++) {
      const { items } = await listIdeas(aVisitor(), contest, { order: 'random', limit: 1 })
      const [title = 0] = titles(items)
      led.set(title, (led.get(title) ?? 0) + 1)
    }
    expect([...led.keys()].sort()).toEqual([1, 2, 3, 4])
    for (const times of led.values()) expect(times).toBeLessThan(90)
  })

  test('by lot: an idea that is gone since leaves a start for everybody', async () => {
    const contest = await aContest({ ideas: 40 })
    await ideasWith(contest, [{}, {}])
    for (let reader = 0; reader < 20; reader++)
      expect(titles(await readAll(aVisitor(), contest, 'random', 1)).sort()).toEqual([1, 2])
  })

  test('fair: one card in three is the least seen, the others by fair score', async () => {
    const contest = await aContest({ views: 10_000, ideas: 12 })
    await ideasWith(
      contest,
      Array.from({ length: 12 }, (_, index) => ({ fairScore: 1 - index / 100, views: 100 - index })),
    )
    const { items, about } = await listIdeas(aVisitor(), contest, { order: 'fair' })
    expect(about).toContain('Every third idea')
    const quiet = items.filter((item) => item.why?.band === 'few-have-seen')
    expect(titles(quiet)).toEqual([12, 11, 10, 9])
    expect(quiet.map((item) => item.rank % 3)).toEqual(Array(4).fill((quiet[0]?.rank ?? 0) % 3))
    const others = items.filter((item) => item.why?.band !== 'few-have-seen')
    expect(titles(others)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  test('fair: where whole ballots are filled in, looks alone decide, and the sentence says so', async () => {
    const contest = await aContest({ ballot: 'points', rule: 'points', ideas: 3 })
    await ideasWith(contest, [{}, {}, {}])
    const { about } = await listIdeas(aVisitor(), contest, { order: 'fair' })
    expect(about).toBe('The ideas that fewer people have seen come first, so that each of them gets its look.')
  })

  test('fair: a thousand ideas nobody has seen are shuffled for every reader, ties by their own hash', async () => {
    const contest = await aContest()
    const rows = await ideasWith(
      contest,
      Array.from({ length: 200 }, () => ({ fairScore: 0.3, views: 0 })),
    )
    const { items, next } = await listIdeas(aVisitor(), contest, { order: 'quiet', limit: 30 })
    const lots = new Map(rows.map((row) => [row.id, row.lot]))
    const seed = JSON.parse(Buffer.from((next ?? '').split('.')[0] ?? '', 'base64url').toString())[0][0].seed as string
    const hashes = rows.map((row) => readerHash(row.lot, seed)).sort((one, other) => one - other)
    expect(items.map((item) => readerHash(lots.get(item.id) as number, seed))).toEqual(hashes.slice(0, 30))
  })
})

describe('turning pages', () => {
  test.each(orders)('%s: every idea once, whatever the page size', async (order) => {
    const contest = await aContest()
    await ideasWith(
      contest,
      Array.from({ length: 70 }, (_, index) => ({
        ...{ votes: index % 4, views: index % 3, fairScore: (index % 5) / 10 },
        ...{ trendingScore: (index * 7) % 9, debatedScore: index % 2 },
      })),
    )
    const reader = aVisitor()
    const whole = titles(await readAll(reader, contest, order, 100))
    expect(new Set(whole).size).toBe(70)
    for (const limit of [7, 20]) expect(titles(await readAll(reader, contest, order, limit))).toEqual(whole)
  })

  test.each(orders)('%s: 330 ideas with everything tied, none twice, none left out', async (order) => {
    const contest = await aContest()
    await ideasWith(
      contest,
      Array.from({ length: 330 }, () => ({ publishedAt: new Date('2026-01-01') })),
    )
    const items = await readAll(aVisitor(), contest, order, 50)
    expect(items.map((item) => item.rank)).toEqual(Array.from({ length: 330 }, (_, index) => index + 1))
    expect(new Set(titles(items)).size).toBe(330)
  })

  test('nothing comes twice while scores move between the pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...orders),
        fc.integer({ min: 3, max: 25 }),
        fc.array(fc.tuple(fc.nat(79), fc.nat(30), fc.nat(100)), { minLength: 20, maxLength: 60 }),
        async (order, limit, moves) => {
          const contest = await aContest()
          const rows = await ideasWith(
            contest,
            Array.from({ length: 80 }, (_, index) => ({ votes: index % 7, views: index % 5 })),
          )
          const waiting = [...moves]
          const items = await readAll(aVisitor(), contest, order, limit, () =>
            transaction(async () => {
              for (const [which, votes, views] of waiting.splice(0, 6)) {
                const moved = { votes, views, fairScore: votes / 31, trendingScore: votes, debatedScore: views }
                await changeIdea(rows[which]?.id as string, moved)
              }
            }),
          )
          expect(new Set(titles(items)).size).toBe(80)
          expect(items).toHaveLength(80)
        },
      ),
      { numRuns: 10 },
    )
  })

  test('who went back finds the same page again', async () => {
    const contest = await aContest()
    await ideasWith(
      contest,
      Array.from({ length: 50 }, (_, index) => ({ votes: index })),
    )
    const reader = aVisitor()
    const first = await listIdeas(reader, contest, { order: 'top' })
    const second = await listIdeas(reader, contest, { order: 'top', cursor: first.next })
    expect(titles((await listIdeas(reader, contest, { order: 'top', cursor: first.next })).items)).toEqual(
      titles(second.items),
    )
  })

  test('a cursor that was altered, or is another contest’s, is no request at all', async () => {
    const contest = await aContest()
    await ideasWith(
      contest,
      Array.from({ length: 30 }, () => ({})),
    )
    const { next } = await listIdeas(aVisitor(), contest, { order: 'quiet' })
    const cursor = next as string
    const bad = [...Array(20).keys()].map((step) => {
      const at = Math.floor((cursor.length * step) / 20)
      return `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`
    })
    for (const altered of [...bad, 'nonsense', '..', cursor.slice(0, -4), `${cursor}AAAA`]) {
      await expect(listIdeas(aVisitor(), contest, { cursor: altered })).rejects.toMatchObject({ status: 400 })
    }
    await expect(listIdeas(aVisitor(), await aContest(), { cursor })).rejects.toMatchObject({ status: 400 })
  })

  test('the address of a page deep in the list stays short', async () => {
    const contest = await aContest()
    await ideasWith(
      contest,
      Array.from({ length: 700 }, (_, index) => ({ views: index % 9, fairScore: (index % 11) / 12 })),
    )
    let cursor: string | null = null
    for (let page = 0; page < 34; page++) {
      cursor = (await listIdeas(aVisitor(), contest, { order: 'fair', cursor })).next
      expect((cursor ?? '').length).toBeLessThan(2100)
    }
  })
})

describe('the same on every engine', () => {
  /** The seed a reader's list was made with, as their cursor carries it. */
  const seedIn = (cursor: string | null) =>
    JSON.parse(Buffer.from((cursor ?? '').split('.')[0] ?? '', 'base64url').toString())[0][0].seed as string

  test('page by page the list is what the pure formulas make of all ideas at once', async () => {
    const contest = await aContest({ views: 10_000, ideas: 120 })
    const rows = await ideasWith(
      contest,
      Array.from({ length: 120 }, (_, index) => ({
        ...{ votes: index % 6, views: [0, 0, 3, 9][index % 4], fairScore: [0.3, 0.3, 0.1, 0.25, 0.3][index % 5] },
        ...{ trendingScore: (index % 8) / 3, debatedScore: index % 3 },
      })),
    )
    const reader = aVisitor()
    const seed = seedIn((await listIdeas(reader, contest, { order: 'fair', limit: 5 })).next)
    const all = rows as unknown as IdeaRow[]
    const ids = (sorted: IdeaRow[]) => sorted.map((row) => row.id)
    const by = (value: (row: IdeaRow) => number) => (one: IdeaRow, other: IdeaRow) =>
      value(other) - value(one) || other.lot - one.lot
    const [quiet, fair] = [ids([...all].sort(byFewestViews(seed))), ids([...all].sort(byFairScore(seed)))]
    const expected: Partial<Record<Order, string[]>> = {
      quiet,
      fair: fairPage({ seed, share: 3, size: 120, offset: 0, listed: new Set<string>(), quiet, fair }).map(
        ({ id }) => id,
      ),
      top: ids([...all].sort(by((row) => row.votes))),
      new: ids([...all].sort(by((row) => row.publishedAt?.getTime() ?? 0))),
      trending: ids([...all].sort(by((row) => row.trendingScore))),
      debated: ids([...all].sort(by((row) => row.debatedScore))),
    }
    for (const [order, wanted] of Object.entries(expected)) {
      const read = await readAll(reader, contest, order as Order, 13)
      expect(read.map((item) => item.id)).toEqual(wanted)
    }
  })
})

describe('what a reader may not see', () => {
  test('counts are not there at all until they voted, and orders by count are not offered', async () => {
    const contest = await aContest({ counts: 'hidden' })
    await ideasWith(contest, [{ votes: 86_417, listVotes: 86_412, views: 90_000, fairScore: 0.5, provisional: 86_413 }])
    const page = await listIdeas(aVisitor(), contest, { order: 'top' })
    expect(page).toMatchObject({ order: 'fair', fellBack: true, countsHidden: true })
    expect(page.offered).not.toContain('top')
    expect(page.offered).not.toContain('trending')
    expect(page.items[0]).not.toHaveProperty('votes')
    expect(page.items[0]).not.toHaveProperty('provisional')
    expect(JSON.stringify(page.items)).not.toMatch(/864\d\d/)
  })

  test('only what is published is listed', async () => {
    const contest = await aContest()
    for (const state of ['draft', 'held', 'withdrawn', 'merged', 'hidden'] as const)
      await anIdea({ contestId: contest.id, state })
    const shown = await anIdea({ contestId: contest.id })
    for (const order of orders) {
      expect((await listIdeas(aVisitor(), contest, { order })).items.map((item) => item.id)).toEqual([shown.id])
    }
  })

  test('a pseudonym stands instead of the name', async () => {
    const contest = await aContest()
    const author = await aPerson({ name: 'Real Name' })
    await anIdea({ contestId: contest.id, authorId: author.id, pseudonym: 'Heron' })
    const page = await listIdeas(aVisitor(), contest)
    expect(page.items[0]?.author).toBe('Heron')
    expect(JSON.stringify(page)).not.toContain('Real Name')
  })

  test('winners and the shortlist stay secret until they are told', async () => {
    const contest = await aContest()
    await ideasWith(contest, [{ place: 1, shortlistedAt: new Date() }, {}])
    const read = async (status: string) => (await listIdeas(aVisitor(), contest, { status })).items.length
    expect([await read('winners'), await read('shortlisted')]).toEqual([0, 0])
    await transaction(() => changeContest(contest.id, { state: 'concluded' }))
    const concluded = (await contestById(contest.id)) as ContestRow
    const { items, order } = await listIdeas(aVisitor(), concluded, { status: 'winners' })
    expect([items.length, items[0]?.place, items[0]?.chips, order]).toEqual([1, 1, ['winner'], 'top'])
  })
})
