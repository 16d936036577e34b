import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ExplorationShare } from './exploration-share.ts'
import { type FairCard, fairPage, quietPhase } from './fair-page.ts'
import { byFairScore, byFewestViews, type StreamIdea } from './stream-orders.ts'

type Idea = StreamIdea & { id: string }

const seeds = fc.string()
const shares = fc.constantFrom<ExplorationShare>(3, 5)
const contests = fc
  .array(fc.record({ views: fc.nat(30), fairScore: fc.double({ min: 0, max: 1, noNaN: true }), lot: fc.nat(2 ** 30) }))
  .map((ideas): Idea[] => ideas.map((idea, index) => ({ ...idea, id: `idea ${index}` })))

/** Reads all pages, each stream cut to what `fairPage` asks for. */
function readAll(ideas: Idea[], seed: string, size: number, share: ExplorationShare) {
  const cards: FairCard<string>[] = []
  for (;;) {
    const listed = new Set(cards.map((card) => card.id))
    const left = ideas.filter((idea) => !listed.has(idea.id))
    const stream = (order: (one: Idea, other: Idea) => number) =>
      left
        .toSorted(order)
        .slice(0, size)
        .map((idea) => idea.id)
    const quiet = stream(byFewestViews(seed))
    const fair = stream(byFairScore(seed))
    const page = fairPage({ seed, offset: cards.length, quiet, fair, listed, size, share })
    if (page.length === 0) return cards
    cards.push(...page)
  }
}

test('every idea is listed once, however the pages are cut', () => {
  fc.assert(
    fc.property(contests, seeds, fc.integer({ min: 1, max: 30 }), shares, (ideas, seed, size, share) => {
      const listed = readAll(ideas, seed, size, share).map((card) => card.id)
      expect(listed.toSorted()).toEqual(ideas.map((idea) => idea.id).toSorted())
    }),
  )
})

test('the order does not depend on the length of the pages', () => {
  fc.assert(
    fc.property(contests, seeds, fc.integer({ min: 1, max: 30 }), shares, (ideas, seed, size, share) => {
      expect(readAll(ideas, seed, size, share)).toEqual(readAll(ideas, seed, ideas.length + 1, share))
    }),
  )
})

test('of any three (or five) cards in a row exactly one is the least seen of those not yet listed', () => {
  fc.assert(
    fc.property(contests, seeds, shares, (ideas, seed, share) => {
      const cards = readAll(ideas, seed, 7, share)
      for (const [position, card] of cards.entries()) {
        const left = ideas.filter((idea) => !cards.slice(0, position).some((earlier) => earlier.id === idea.id))
        const order = card.why === 'quiet' ? byFewestViews(seed) : byFairScore(seed)
        expect(card.id).toBe(left.toSorted(order)[0]?.id)
      }
      for (let from = 0; from + share <= cards.length; from++) {
        expect(cards.slice(from, from + share).filter((card) => card.why === 'quiet')).toHaveLength(1)
      }
    }),
  )
})

test('the first quiet card comes at another place for other readers, about equally often', () => {
  const places = [0, 1, 2].map((phase) => {
    const readers = Array.from({ length: 3000 }, (_, reader) => quietPhase(`reader ${reader}`, 3))
    return readers.filter((place) => place === phase).length
  })

  for (const readers of places) expect(Math.abs(readers - 1000)).toBeLessThan(120)
})

test('ideas listed before are passed over even when they come back to the head of a stream', () => {
  const page = fairPage({
    seed: 'reader',
    offset: 2,
    quiet: ['seen', 'quiet'],
    fair: ['best', 'seen', 'good'],
    listed: new Set(['seen', 'best']),
    size: 5,
    share: 3,
  })

  expect(page.map((card) => card.id).toSorted()).toEqual(['good', 'quiet'])
})

test('when one stream has ended the other fills the page, and each card says where it came from', () => {
  const page = fairPage({
    seed: 's',
    offset: 0,
    quiet: [],
    fair: [1, 2, 3, 4],
    listed: new Set<number>(),
    size: 3,
    share: 3,
  })

  expect(page).toEqual([1, 2, 3].map((id) => ({ id, why: 'fair' })))
})
