import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choosePair, type PairIdea } from './choose-pair.ts'
import { asPair, pairKey } from './pair-key.ts'
import { pairScore } from './pair-score.ts'

const idea = (id: string, met = 0, wins = 0, losses = 0, turn = 0): PairIdea => ({ id, met, wins, losses, turn })
const ids = (pair: [PairIdea, PairIdea] | null) => pair?.map(({ id }) => id).sort() ?? null

const someIdeas = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    met: fc.nat(30),
    wins: fc.nat(15),
    losses: fc.nat(15),
    turn: fc.nat(5),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
)
const allPairs = (ideas: PairIdea[]) =>
  ideas.flatMap((one, at) => ideas.slice(at + 1).map((other) => pairKey(one.id, other.id)))

describe('the quick score', () => {
  test.each([
    [0, 0, 1 / 2],
    [1, 0, 2 / 3],
    [0, 1, 1 / 3],
    [9, 0, 10 / 11],
    [3, 5, 4 / 10],
  ])('of %i wins and %i losses', (wins, losses, score) => {
    expect(pairScore(wins, losses)).toBe(score)
  })

  test('never says certainly, and is turned round with the answers', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (wins, losses) => {
        const score = pairScore(wins, losses)
        return score > 0 && score < 1 && Math.abs(score + pairScore(losses, wins) - 1) < 1e-12
      }),
    )
  })
})

describe('the next pair', () => {
  test('is of those who met fewest', () => {
    expect(ids(choosePair([idea('a', 3), idea('b'), idea('c', 3), idea('d')], new Set()))).toEqual(['b', 'd'])
  })

  test('is of those whose scores are close, where all met as many', () => {
    const ideas = [idea('a', 4, 4, 0), idea('b', 4, 3, 1), idea('c', 4, 0, 4), idea('d', 4, 3, 1)]
    expect(ids(choosePair(ideas, new Set()))).toEqual(['b', 'd'])
  })

  test('is another one for another reader, where nothing else decides', () => {
    const turns = (first: number[]) => ['a', 'b', 'c', 'd'].map((id, at) => idea(id, 0, 0, 0, first[at]))
    expect(ids(choosePair(turns([1, 2, 3, 4]), new Set()))).toEqual(['a', 'b'])
    expect(ids(choosePair(turns([3, 4, 1, 2]), new Set()))).toEqual(['c', 'd'])
  })

  test('is none among fewer than two ideas', () => {
    expect(choosePair([], new Set())).toBeNull()
    expect(choosePair([idea('a')], new Set())).toBeNull()
  })

  test('was never asked before, and there is one as long as one is left', () => {
    fc.assert(
      fc.property(someIdeas, fc.infiniteStream(fc.boolean()), (ideas, isKnown) => {
        const pairs = allPairs(ideas)
        const known = new Set(pairs.filter(() => isKnown.next().value))
        const chosen = choosePair(ideas, known)
        if (!chosen) return known.size === pairs.length
        return !known.has(pairKey(chosen[0].id, chosen[1].id)) && chosen[0].id !== chosen[1].id
      }),
    )
  })

  test('does not depend on the order in which the ideas were read', () => {
    fc.assert(
      fc.property(
        someIdeas.chain((ideas) =>
          fc.tuple(fc.constant(ideas), fc.shuffledSubarray(ideas, { minLength: ideas.length })),
        ),
        ([ideas, shuffled]) => {
          expect(choosePair(shuffled, new Set())).toEqual(choosePair(ideas, new Set()))
        },
      ),
    )
  })

  test('has in it an idea that nobody has met, if there is one', () => {
    fc.assert(
      fc.property(someIdeas, (given) => {
        const ideas = given.map((each) => ({ ...each, wins: Math.min(each.wins, each.met), losses: 0 }))
        const fresh = ideas.filter(({ met }) => met === 0)
        const chosen = choosePair(ideas, new Set())
        return !chosen || fresh.length === 0 || chosen.some(({ met }) => met === 0)
      }),
    )
  })

  test('leads one person through every pair exactly once, and then ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.infiniteStream(fc.nat(2)), (size, answers) => {
        const ideas = Array.from({ length: size }, (_, at) => idea(`i${at}`, 0, 0, 0, at))
        const asked = walk(ideas, size * size + 1, () => answers.next().value as number)
        expect(asked.length).toBe(allPairs(ideas).length)
        expect(new Set(asked).size).toBe(asked.length)
      }),
    )
  })

  test('keeps everybody’s share even: nobody is met three times as often as another', () => {
    const ideas = Array.from({ length: 12 }, (_, at) => idea(`i${at}`, 0, 0, 0, at))
    // Whoever has the smaller number always wins: scores drift as far apart as they can.
    for (let person = 0; person < 20; person++) walk(ideas, 30, (first, second) => (first < second ? 0 : 1))
    const met = ideas.map((each) => each.met)
    expect(Math.max(...met)).toBeLessThan(3 * Math.min(...met))
  })
})

/** One person answers up to `most` times: 0 the first, 1 the second, 2 neither. Answers the pairs they were asked. */
function walk(ideas: PairIdea[], most: number, answer: (first: number, second: number) => number) {
  const asked: string[] = []
  for (let n = 0; n < most; n++) {
    const pair = choosePair(ideas, new Set(asked))
    if (!pair) break
    const [first, second] = pair
    asked.push(pairKey(first.id, second.id))
    const said = answer(first.turn, second.turn)
    if (said < 2) {
      ;(said === 0 ? first : second).wins += 1
      ;(said === 0 ? second : first).losses += 1
    }
    for (const each of pair) each.met += 1
  }
  return asked
}

test('a pair is the same whichever of the two is named first', () => {
  expect(asPair('b', 'a')).toEqual({ oneId: 'a', otherId: 'b' })
  expect(pairKey('b', 'a')).toBe(pairKey('a', 'b'))
  expect(pairKey('a', 'b')).not.toBe(pairKey('a', 'c'))
})
