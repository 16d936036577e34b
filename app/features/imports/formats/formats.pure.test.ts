import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { needs, sharedFolder } from '#tests/shared-data.ts'
import { mapColumns, readCsv } from './csv.server.ts'
import { readDecideMadrid } from './decide-madrid.server.ts'
import { fitTitle } from './fit-title.ts'
import { readPolis } from './polis.server.ts'

const [madrid, polis] = [sharedFolder('decide-madrid'), sharedFolder('polis/scoop-hivemind.biodiversity')]

function aFile(text: string) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'aflora-csv-')), 'ideas.csv')
  writeFileSync(file, text)
  return file
}

describe('real contests', () => {
  test.skipIf(!madrid)(
    needs('Decide Madrid brings 80 ideas and 5,633 threaded comments with their totals', 'decide-madrid'),
    () => {
      const batch = readDecideMadrid(madrid ?? '')
      expect([batch.ideas.length, batch.comments.length]).toEqual([80, 5633])
      expect(batch.comments.filter((comment) => comment.parentSource)).toHaveLength(2702)
      expect(batch.odd.find((odd) => odd.what.startsWith('replies whose parent'))?.count).toBe(2970 - 2702)
      expect(batch.ideas[0]).toMatchObject({ title: 'Limpiar las calles', importUp: 6560, sourceId: 'proposal-7' })
      expect(batch.votes).toEqual([])
      expect(batch.odd.find((odd) => odd.what.startsWith('proposals whose numComments'))?.count).toBe(53)
      expect(batch.odd.find((odd) => odd.what.includes('up plus down'))).toBeUndefined()
      expect(batch.comments[0]?.createdAt.toISOString()).toBe('2015-09-15T08:50:19.000Z')
    },
  )

  const title = 'Polis brings 316 comments as ideas, and of 29,802 rows the latest vote of each person on each'
  test.skipIf(!polis)(needs(title, 'polis/scoop-hivemind.biodiversity'), () => {
    const batch = readPolis(polis ?? '')
    expect(batch.ideas).toHaveLength(316)
    expect(batch.ideas.filter((idea) => idea.state === 'hidden')).toHaveLength(162)
    expect(batch.votes).toHaveLength(29_719)
    expect(new Set(batch.votes.map((vote) => vote.personSource)).size).toBe(536)
    expect(batch.odd.find((odd) => odd.what.startsWith('votes replaced'))?.count).toBe(83)
    expect(batch.contest).toMatchObject({ slug: 'scoop-hivemind-biodiversity' })
  })
})

test('a later vote replaces the earlier one whatever the order of the rows', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'aflora-polis-'))
  writeFileSync(
    path.join(folder, 'comments.csv'),
    'timestamp,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1,0,9,1,0,1,Plant trees\n',
  )
  writeFileSync(
    path.join(folder, 'votes.csv'),
    'timestamp,comment-id,voter-id,vote\n20,0,1,-1\n10,0,1,1\n5,0,2,0\n6,7,2,1\n6,0,3,5\n',
  )
  const batch = readPolis(folder)
  expect(batch.votes.map((vote) => [vote.personSource, vote.value])).toEqual([
    ['participant-1', -1],
    ['participant-2', 0],
  ])
  expect(batch.odd.find((odd) => odd.what.startsWith('rows of votes.csv'))?.count).toBe(2)
})

test('a table with other words for its columns is understood, and --map wins', () => {
  const columns = ['Título', 'Descripción', 'Votos', 'Notas']
  expect(mapColumns(columns, {})).toMatchObject({ title: 'Título', body: 'Descripción', up: 'Votos' })
  expect(mapColumns(columns, { body: 'Notas' }).body).toBe('Notas')
  expect(() => mapColumns(columns, { title: 'Name' })).toThrow('There is no column “Name”')
})

test('semicolons, a byte order mark, repeated ids and empty titles are all taken in good part', () => {
  const file = aFile(
    '\uFEFFid;title;votes;created\n1;Longer opening hours;12;2026-03-01\n1;Longer hours;13;yesterday\n2;;4;\n',
  )
  const batch = readCsv(file, 'hours')
  expect(batch.ideas).toMatchObject([{ sourceId: 'row-1', title: 'Longer hours', importUp: 13 }])
  expect(batch.odd.map((odd) => odd.count)).toEqual([1, 1, 1])
})

test('a table without anything like a title is refused in words', () => {
  expect(() => readCsv(aFile('colour,size\nred,3\n'), 'x')).toThrow('--map title=<column>')
  expect(() => readCsv('/nowhere/at-all.csv', 'x')).toThrow('There is no readable file')
})

test('the same row gets the same source id at every reading, so that a second import adds nothing', () => {
  const file = aFile('title,body\nA,b\n')
  expect(readCsv(file, 'x').ideas[0]?.sourceId).toBe(readCsv(file, 'x').ideas[0]?.sourceId)
})

test('a long statement keeps all its words', () => {
  const statement = `${'We should keep the old trees along the river. '.repeat(8)}`
  const { title, body } = fitTitle(statement)
  expect([...title].length).toBeLessThanOrEqual(200)
  expect(title.endsWith('.')).toBe(true)
  expect(body).toBe(statement.trim())
  expect(fitTitle('Short')).toEqual({ title: 'Short', body: '' })
})
