import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Assigned, assignIdeas } from './assign-ideas.ts'

const names = (count: number, letter: string) => Array.from({ length: count }, (_, index) => `${letter}${index}`)

/** Ideas, jurors, an author among the jurors for some ideas, and some declared conflicts. */
const aJury = (most: { ideas: number; jurors: number; perIdea: number }) =>
  fc
    .record({
      ideas: fc.integer({ min: 1, max: most.ideas }),
      jurors: fc.integer({ min: 1, max: most.jurors }),
      perIdea: fc.integer({ min: 1, max: most.perIdea }),
      seed: fc.string({ maxLength: 8 }),
    })
    .chain(({ ideas, jurors, perIdea, seed }) =>
      fc.record({
        ideas: fc.constant(names(ideas, 'i')),
        jurors: fc.constant(names(jurors, 'j')),
        perIdea: fc.constant(perIdea),
        seed: fc.constant(seed),
        pairs: fc.uniqueArray(fc.tuple(fc.nat(ideas - 1), fc.nat(jurors - 1)), { maxLength: 12, selector: String }),
      }),
    )
    .map(({ pairs, ...jury }) => {
      const barredPairs = new Set(pairs.map(([idea, juror]) => `j${juror} i${idea}`))
      return { ...jury, barred: (juror: string, idea: string) => barredPairs.has(`${juror} ${idea}`), barredPairs }
    })

const someJury = aJury({ ideas: 25, jurors: 9, perIdea: 4 })

const judgesOf = ({ pairs }: Assigned, idea: string) =>
  pairs.filter((pair) => pair.idea === idea).map(({ juror }) => juror)
const loads = ({ pairs }: Assigned, jurors: readonly string[]) =>
  jurors.map((juror) => pairs.filter((pair) => pair.juror === juror).length)
const spread = (numbers: number[]) => Math.max(...numbers) - Math.min(...numbers)

test('every idea has exactly so many different jurors, none of them barred, whenever there are so many', () => {
  fc.assert(
    fc.property(someJury, (jury) => {
      const assigned = assignIdeas(jury)
      for (const idea of jury.ideas) {
        const judges = judgesOf(assigned, idea)
        const free = jury.jurors.filter((juror) => !jury.barred(juror, idea)).length
        expect(new Set(judges).size).toBe(judges.length)
        expect(judges).toHaveLength(Math.min(jury.perIdea, free))
        expect(judges.filter((juror) => jury.barred(juror, idea))).toEqual([])
      }
      expect(assigned.short.map(({ idea }) => idea)).toEqual(
        jury.ideas.filter((idea) => judgesOf(assigned, idea).length < jury.perIdea),
      )
    }),
    { numRuns: 300 },
  )
})

test('without barred pairs nobody has more than one idea more than anybody else', () => {
  fc.assert(
    fc.property(someJury, (jury) => {
      const assigned = assignIdeas({ ...jury, barred: () => false })
      expect(spread(loads(assigned, jury.jurors))).toBeLessThanOrEqual(1)
    }),
  )
})

/** Whether any assignment of this small jury has everybody within one, found by trying all of them. */
function canBeLevel(jury: Parameters<typeof assignIdeas>[0]) {
  const load = new Map(jury.jurors.map((juror) => [juror, 0]))
  const choose = (idea: number, from: number, left: number): boolean => {
    if (left === 0 && idea === jury.ideas.length - 1) return spread([...load.values()]) <= 1
    if (left === 0) return choose(idea + 1, 0, jury.perIdea)
    for (let at = from; at <= jury.jurors.length - left; at++) {
      const juror = jury.jurors[at] as string
      if (jury.barred(juror, jury.ideas[idea] as string)) continue
      load.set(juror, (load.get(juror) ?? 0) + 1)
      if (choose(idea, at + 1, left - 1)) return true
      load.set(juror, (load.get(juror) ?? 0) - 1)
    }
    return false
  }
  return choose(0, 0, jury.perIdea)
}

test('with barred pairs the loads are within one whenever any assignment has them so', () => {
  fc.assert(
    fc.property(aJury({ ideas: 5, jurors: 4, perIdea: 3 }), (jury) => {
      fc.pre(canBeLevel(jury))
      expect(spread(loads(assignIdeas(jury), jury.jurors))).toBeLessThanOrEqual(1)
    }),
    { numRuns: 200 },
  )
})

test('the same seed draws the same, whatever order names come in, and another seed draws otherwise', () => {
  const jury = { ideas: names(12, 'i'), jurors: names(6, 'j'), perIdea: 2, barred: () => false }
  const drawn = assignIdeas({ ...jury, seed: 'a' })
  const shuffled = { ...jury, ideas: [...jury.ideas].reverse(), jurors: [...jury.jurors].reverse() }
  expect(assignIdeas({ ...shuffled, seed: 'a' })).toEqual(drawn)
  expect(assignIdeas({ ...jury, seed: 'b' })).not.toEqual(drawn)
})

test('what was given before stays, and the gap of a declared conflict goes to somebody else', () => {
  fc.assert(
    fc.property(someJury, fc.nat(), (jury, which) => {
      const before = assignIdeas(jury)
      const conflict = before.pairs[which % Math.max(1, before.pairs.length)]
      if (!conflict) return
      const isConflict = (juror: string, idea: string) => juror === conflict.juror && idea === conflict.idea
      const given = before.pairs.filter(({ juror, idea }) => !isConflict(juror, idea))
      const barred = (juror: string, idea: string) => isConflict(juror, idea) || jury.barred(juror, idea)
      const after = assignIdeas({ ...jury, barred, given })
      for (const pair of given) expect(after.pairs).toContainEqual(pair)
      expect(after.pairs).not.toContainEqual(conflict)
      const free = jury.jurors.filter((juror) => !barred(juror, conflict.idea)).length
      expect(judgesOf(after, conflict.idea)).toHaveLength(Math.min(jury.perIdea, free))
    }),
  )
})

test('without jurors every idea is short of all of them', () => {
  expect(assignIdeas({ ideas: ['a'], jurors: [], perIdea: 2, barred: () => false, seed: '' })).toEqual({
    pairs: [],
    short: [{ idea: 'a', missing: 2 }],
  })
})
