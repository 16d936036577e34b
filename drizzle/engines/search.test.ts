import { beforeAll, expect, test } from 'vitest'
import { aContest, anIdea, aPerson } from '#tests/factory.ts'
import { transaction } from '../database.ts'
import { gramCandidates, keepSearchRow, wordHits } from './search.ts'
import { RANKED_HITS } from './search-query.ts'

let contestId: string
let others: string[]
let common: { id: string; words: string }[]

/** A contest in which more ideas say “parking” than are ranked; the first and the last idea say something of their own. */
beforeAll(async () => {
  contestId = (await aContest()).id
  const authorId = (await aPerson()).id
  common = []
  const say = async (words: string) => {
    const idea = await anIdea({ contestId, authorId })
    await keepSearchRow({ ideaId: idea.id, contestId, words, grams: words })
    return idea.id
  }
  await transaction(async () => {
    const first = await say('parking beside the quince')
    for (let nth = 0; nth < RANKED_HITS + 50; nth++) {
      const words = `parking place ${nth}`
      common.push({ id: await say(words), words })
    }
    others = [first, await say('parking beside the quince tree')]
  })
}, 120_000)

const asked = (words: string[], any = false) => wordHits({ words, any, unfinished: false }, [contestId], 300)

test('a word that stands everywhere fills the list and no more', async () => {
  expect(new Set(await asked(['parking'])).size).toBe(300)
})

test('of more hits than are ranked the same ones are taken, wherever their rows have moved to', async () => {
  const before = await asked(['parking'])
  const trigrams = [{ trigram: 'ark', weight: 1 }]
  const alike = await gramCandidates(trigrams, contestId, 300)
  await transaction(async () => {
    for (const { id, words } of common.slice(0, 400))
      await keepSearchRow({ ideaId: id, contestId, words, grams: words })
  })
  expect(await asked(['parking'])).toEqual(before)
  expect(await gramCandidates(trigrams, contestId, 300)).toEqual(alike)
})

test('beside a word that stands everywhere the rare one finds its ideas, old and new', async () => {
  expect((await asked(['parking', 'quince'])).sort()).toEqual([...others].sort())
  expect((await asked(['parking', 'quince'], true)).slice(0, 2).sort()).toEqual([...others].sort())
})

test('a common trigram keeps no idea away that shares a rare one', async () => {
  const trigrams = [
    { trigram: 'ark', weight: 1 },
    { trigram: 'uin', weight: 5 },
  ]
  expect((await gramCandidates(trigrams, contestId, 2)).sort()).toEqual([...others].sort())
})

test('another contest’s ideas are no hits', async () => {
  const { id } = await aContest()
  expect(await wordHits({ words: ['quince'], any: false, unfinished: false }, [id], 10)).toEqual([])
  expect(await gramCandidates([{ trigram: 'uin', weight: 5 }], id, 10)).toEqual([])
})
