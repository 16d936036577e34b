import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { rulesInWords } from '#app/features/contests/rules-in-words.ts'
import { ownReceipts } from '#app/features/votes/own-receipts.server.ts'
import type { Receipt } from '#app/features/votes/receipt.ts'
import { verifyPage } from '#app/features/winners/recount/verify-page.server.ts'
import { VerifyView } from '#app/features/winners/recount/verify-view.tsx'
import { renderHtml } from '#tests/render-html.tsx'
import { checkExport } from '#tests/verify/check-export.ts'
import { aCountedContest } from '#tests/verify/counted-contest.ts'
import { aPaperCount } from '#tests/verify/counted-papers.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'aflora-inclusion-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Files = Record<string, string>
const filesOf = (bytes: Uint8Array): Files =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]))

function unpacked(files: Files) {
  const place = mkdtempSync(path.join(folder, 'export-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(place, name), text)
  return place
}

function kept(receipts: Receipt[]) {
  const file = path.join(mkdtempSync(path.join(folder, 'receipts-')), 'receipts.json')
  writeFileSync(file, JSON.stringify(receipts))
  return file
}

const weights = { customers: 2, employees: 5 }
const worlds = {
  'votes for ideas': () => aCountedContest({ receipts: 'inclusion' }),
  'votes counted by equal shares': () => aCountedContest({ receipts: 'inclusion', rule: 'ees' }),
  'whole ballots': () => aPaperCount('schulze', { receipts: 'inclusion' }),
  'answers to pairs': () => aPaperCount('bradley-terry', { receipts: 'inclusion' }),
  'votes that weigh differently': () => aCountedContest({ receipts: 'inclusion', weights }),
  'whole ballots that weigh differently': () => aPaperCount('stv-meek', { receipts: 'inclusion', weights }),
  'money given out by ballots that weigh differently': () => aPaperCount('mes', { receipts: 'inclusion', weights }),
}

describe.each(Object.keys(worlds) as (keyof typeof worlds)[])('%s whose receipts do not show the choice', (name) => {
  test('count the same outside, and a receipt proves that it is included and leads to no choice', async () => {
    const { contest, voter, bytes, count } = await worlds[name]()
    expect(JSON.parse(contest.contract ?? '')).toMatchObject({ receipts: 'inclusion' })
    const receipts = await ownReceipts(voter, contest)
    expect(receipts.length).toBeGreaterThan(0)
    for (const receipt of receipts) {
      expect(Object.keys(receipt)).not.toContain('ballot')
      expect(Object.keys(receipt)).not.toContain('nonce')
      expect(receipt.note).toContain('does not show what you chose')
    }

    const files = filesOf(bytes)
    expect(files['ballots.jsonl']).not.toMatch(/"(seq|nonce|kind)"/)
    const { code, said } = await checkExport(unpacked(files), '--receipt', kept(receipts))
    expect(said).toContain(`winners: ${count.winners.map(({ id }) => id).join(', ')}`)
    expect(said).toContain('STAY CLOSED')
    expect(said).toContain(`it is entry ${receipts.at(-1)?.seq} of the log, and does not show what was chosen`)
    expect(code).toBe(0)
  }, 60_000)

  test('and every change of a ballot is found, whoever makes the count fit it', async () => {
    const { bytes } = await worlds[name]()
    const files = filesOf(bytes)
    const lines = (files['ballots.jsonl'] as string).trimEnd().split('\n')
    const having = (changed: string[]) => unpacked({ ...files, 'ballots.jsonl': `${changed.join('\n')}\n` })
    const [first, ...rest] = lines as [string, ...string[]]
    const number = JSON.parse(first).ballot as string
    const stranger = first.replace(number, [...number].reverse().join(''))
    // What counts for nothing is covered too: a line that is gone, twice there or invented, first or last.
    for (const changed of [rest, lines.slice(0, -1), [first, ...lines], [stranger, ...lines], [...rest, first]])
      expect((await checkExport(having(changed))).said).toContain('FAULT')
    const { signature, ...count } = JSON.parse(files['count.json'] as string)
    for (const other of [count, { ...count, signature, hash: `${'0'.repeat(64)}` }]) {
      const { said } = await checkExport(unpacked({ ...files, 'count.json': JSON.stringify(other) }))
      expect(said).toContain('FAULT ballots.jsonl: with the hash of count.json it is not signed by this key')
    }
  }, 60_000)
})

test('the rules and the page on checking say it, and only where it is so', async () => {
  const { contest, voter } = await aCountedContest({ receipts: 'inclusion' })
  const other = await aCountedContest()
  const told = 'does not show what you chose'
  expect(rulesInWords(contest).join(' ')).toContain(told)
  expect(rulesInWords(other.contest).join(' ')).not.toContain(told)
  const page = renderHtml(<VerifyView page={await verifyPage(voter, contest, null)} />)
  expect(page).toContain(told)
  expect(page).toContain('cannot be checked')
  expect(renderHtml(<VerifyView page={await verifyPage(other.voter, other.contest, null)} />)).not.toContain(told)
}, 60_000)
