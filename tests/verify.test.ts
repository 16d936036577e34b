import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ballotOfRule } from '#app/features/contests/ballots/ballots.ts'
import { contestRules } from '#app/features/contests/contest-rules.ts'
import { eraseBallots } from '#app/features/votes/erase-ballots.server.ts'
import { ownReceipts } from '#app/features/votes/own-receipts.server.ts'
import { publishedLog } from '#app/features/votes/published-log.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { engine } from '#drizzle/columns.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { aDividedContest } from '#tests/divided-contest.ts'
import { checkSpoiled } from '#tests/verify/check-export.ts'
import { aCountedContest, type CountedWorld, recounted } from '#tests/verify/counted-contest.ts'
import { aPaperCount } from '#tests/verify/counted-papers.ts'
import { type Files, forged, tamperings, unspoiled } from '#tests/verify/tamperings.ts'

const otherKey = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()
const program = path.resolve('tools/verify.mjs')
const folder = mkdtempSync(path.join(tmpdir(), 'aflora-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let world: CountedWorld
let zip: string
beforeAll(async () => {
  world = await aCountedContest()
  zip = await written('recount.zip', await recounted(world))
}, 120_000)

let nth = 0
async function written(name: string, content: string | Uint8Array) {
  nth += 1
  const file = path.join(folder, `${nth}-${name}`)
  writeFileSync(file, content)
  return file
}

/** Runs the program as anybody would, and answers what it printed and how it ended. */
async function check(...words: string[]) {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...words])
    return { code: 0, said: stdout }
  } catch (fault) {
    const { code, stdout, stderr } = fault as { code: number; stdout: string; stderr: string }
    return { code, said: `${stdout}${stderr}` }
  }
}

async function unpacked(files: Files) {
  nth += 1
  const place = mkdtempSync(path.join(folder, `${nth}-`))
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(place, name), text)
  return place
}

const filesOf = (bytes: Uint8Array): Files =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]))
const fileOf = (bytes: Uint8Array, name: string) => filesOf(bytes)[name] as string

test('an export of a contest with withdrawals, guests, joined ballots and void votes verifies', async () => {
  const { code, said } = await check(zip)
  expect(said).toContain('Everything that was checked fits together.')
  expect(code).toBe(0)
  expect(said).toMatch(/\d+ stand, 3 were declared void/)
  expect(said).toContain(`winners: ${world.count.winners.map(({ id }) => id).join(', ')}`)
  const kinds = new Set([...fileOf(world.bytes, 'log.jsonl').matchAll(/"kind":"(\w+)"/g)].map(([, k]) => k))
  expect([...kinds].sort()).toEqual(['cast', 'change', 'confirm', 'void', 'withdraw'])
})

const programs = ['verify.mjs', 'recount.mjs', 'recount-money.mjs', 'recount-pairs.mjs', 'recount-transfers.mjs']

test.each(programs)('%s is short enough to be read', (name) => {
  const text = fileOf(world.bytes, name)
  const lines = text.trimEnd().split('\n')
  expect(lines.length).toBeLessThanOrEqual(200)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120)
  for (const [, from] of text.matchAll(/ from '(.+)'/g)) expect(from).toMatch(/^(node:|\.\/recount)/)
})

test('the same contest makes the same bytes, and they name nobody', async () => {
  const [one, other] = [await recounted(world), await recounted(world)]
  expect(Buffer.compare(Buffer.from(one), Buffer.from(other))).toBe(0)
  const all = Object.values(filesOf(one)).join('\n')
  for (const { id, name } of world.people) expect(all.includes(id) || (name && all.includes(name)) || false).toBe(false)
  expect(all).not.toContain(world.hiddenTitle)
})

test('a key one already has is asked instead of the one in the export', async () => {
  const mine = await written('key.pem', fileOf(world.bytes, 'key.pem'))
  expect(await check(zip, '--key', mine)).toMatchObject({ code: 0 })
  const other = await written('other.pem', world.otherKey)
  expect((await check(zip, '--key', other)).said).toMatch(/FAULT head \d+ of heads.json: its signature/)
})

test('a receipt is found in the log, and one that was never signed is not', async () => {
  const receipt = await written('receipt.json', JSON.stringify(world.receipt))
  const all = await ownReceipts(world.voter, world.contest)
  expect(all.length).toBeGreaterThan(1)
  expect((await check(zip, '--receipt', await written('all.json', JSON.stringify(all)))).said).toContain(
    `it is entry ${all.at(-1)?.seq} of the log`,
  )
  expect((await check(zip, '--receipt', receipt)).said).toContain(`it is entry ${world.receipt.seq} of the log`)
  const ballot = world.receipt.ballot?.replace('"value":1', '"value":0')
  for (const change of [{ seq: world.receipt.seq + 1 }, { ballot }, { signature: '00'.repeat(64) }]) {
    const forged = await written('forged.json', JSON.stringify({ ...world.receipt, ...change }))
    expect(await check(zip, '--receipt', forged), Object.keys(change)[0]).toMatchObject({ code: 1 })
  }
})

test('a witness’s copy of the signed heads shows a log that was cut back to an earlier one', async () => {
  const saved = await written('log.json', JSON.stringify(await publishedLog(world.contest)))
  expect(await check(zip, '--witness', saved)).toMatchObject({ code: 0 })
  const { heads } = JSON.parse(JSON.stringify(await publishedLog(world.contest)))
  const files = filesOf(world.bytes)
  const cut = (name: string) => `${files[name]?.split('\n').slice(0, heads[0].seq).join('\n')}\n`
  const shorter = { ...files, 'log.jsonl': cut('log.jsonl'), 'ballots.jsonl': cut('ballots.jsonl') }
  const place = await unpacked({ ...shorter, 'heads.json': JSON.stringify(heads.slice(0, 1)) })
  expect((await check(place, '--witness', saved)).said).toMatch(/FAULT entry \d+: it is missing/)
})

test.each([
  ['a quorum in percent', { quorum: 20, quorumKind: 'percent' as const }],
  ['a quorum nobody reaches', { quorum: 999 }],
  ['more places than ideas', { places: 50, quorum: 0 }],
])(
  'with %s it verifies too',
  async (_, given) => {
    const { code, said } = await check(await written('other.zip', (await aCountedContest(given)).bytes))
    expect(said).toContain('Everything')
    expect(code).toBe(0)
  },
  60_000,
)

describe.each(['phragmen', 'seqpav', 'ees'] as const)('counted by %s', (rule) => {
  test.each([
    ['costs, a quorum and ideas that few wanted', { places: 4, quorum: 3 }],
    ['more places than ideas', { places: 50, quorum: 0 }],
    ['one place', { places: 1, quorum: 10, quorumKind: 'percent' as const }],
  ])(
    'with %s it verifies too, winners and order included',
    async (_, given) => {
      const other = await aCountedContest({ rule, ...given })
      const { code, said } = await check(await written(`${rule}.zip`, other.bytes))
      const winners = other.count.winners.map(({ id }) => id).join(', ')
      expect([code, said]).toEqual([0, expect.stringContaining(`by the rule ${rule}; winners: ${winners}`)])
      expect(said).not.toContain('NOT RECOUNTED')
    },
    60_000,
  )

  test('a lot settles what is level, as it did in the count', async () => {
    const { owner, contest } = await aDividedContest({ rule })
    const closed = await closeContest(owner, contest.slug, 'Done.')
    const count = closed.ok && closed.count
    if (!closed.ok || !count) throw new Error('not counted')
    expect(count.ties[0]?.brokenBy).toBe('lot')
    const now = (await contestById(contest.id)) as ContestRow
    expect(await check(await written('level.zip', await recounted({ contest: now, count })))).toMatchObject({ code: 0 })
  })

  test('winners of another rule are found out', async () => {
    const other = await aCountedContest({ rule, places: 4, quorum: 0 })
    const files = filesOf(other.bytes)
    const count = JSON.parse(files['count.json'] as string)
    const third = count.order[count.winners.length].id
    const place = await unpacked({
      ...files,
      'count.json': JSON.stringify({ ...count, winners: [...count.winners.slice(0, -1), third] }),
    })
    expect(await check(place)).toEqual({ code: 1, said: expect.stringContaining('another “winners”') })
  })
})

const paperRules = contestRules.filter((rule) => ballotOfRule(rule) !== 'approve')

describe.each(paperRules)('ballots filled in as a whole and counted by %s', (rule) => {
  test('verify too, winners and order included, and spoiled ones do not', async () => {
    const world = await aPaperCount(rule, { quorum: 3 })
    const winners = world.count.winners.map(({ id }) => id).join(', ')
    expect(winners).not.toBe('')
    expect(await check(await written(`${rule}.zip`, world.bytes))).toEqual({
      code: 0,
      said: expect.stringContaining(`by the rule ${rule}; winners: ${winners}`),
    })
    if (engine === 'postgres') return
    const files = filesOf(world.bytes)
    expect(await check(await unpacked({ ...files, ...unspoiled(files) }))).toMatchObject({ code: 0 })
    // `npm run drill` spoils a thousand.
    const wanted = rule === 'score' || rule === 'stv-scottish' ? 16 : 5
    const { found, unseen } = await checkSpoiled(files, tamperings(files, wanted, otherKey), folder)
    expect(unseen).toEqual([])
    expect(found).toBe(wanted)
  }, 120_000)
})

test('marks beyond what the contract allows are found, whoever signed them', async () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const under = forged(
    filesOf((await aPaperCount('points')).bytes),
    (contract) => (contract.votesPerPerson = 2),
    privateKey,
  )
  expect((await check(await unpacked(under))).said).toMatch(
    /FAULT entry \d+: its marks are more than the contract allows/,
  )
}, 60_000)

test('without recount.mjs beside it the program checks all but the count, and says so', async () => {
  const files = filesOf((await aPaperCount('schulze')).bytes)
  const place = await unpacked(files)
  const alone = path.join(folder, 'alone.mjs')
  writeFileSync(alone, files['verify.mjs'] as string)
  const { stdout } = await promisify(execFile)(process.execPath, [alone, place])
  expect(stdout).toContain('NOT RECOUNTED')
  const beside = await promisify(execFile)(process.execPath, [path.join(place, 'verify.mjs'), place])
  expect(beside.stdout).toContain('by the rule schulze')
}, 60_000)

describe.each(['approval', 'phragmen', 'seqpav', 'ees'] as const)('with weights for groups, counted by %s', (rule) => {
  test('it verifies, and weights that were not announced are found out', async () => {
    const weights = { customers: 2, employees: 5 }
    const given = { rule, places: 4, quorum: 2, weights }
    const other = await aCountedContest(given)
    const { code, said } = await check(await written(`weighed-${rule}.zip`, other.bytes))
    const winners = other.count.winners.map(({ id }) => id).join(', ')
    expect([code, said]).toEqual([0, expect.stringContaining(`by the rule ${rule}; winners: ${winners}`)])
    const files = filesOf(other.bytes)
    const groups = new Set(
      [...(files['ballots.jsonl'] as string).matchAll(/group\\":\\"(\w+)/g)].map(([, name]) => name),
    )
    expect([...groups].sort()).toEqual(['customers', 'employees'])
    expect(other.count.order.some(({ tally, supporters }) => tally > 2 * supporters)).toBe(true)

    const { privateKey } = generateKeyPairSync('ed25519')
    const under = (own: object | null) => unpacked(forged(files, (contract) => (contract.weights = own), privateKey))
    expect(await check(await under(weights))).toMatchObject({ code: 0 })
    expect(await check(await under({ customers: 5, employees: 2 }))).toMatchObject({ code: 1 })
    expect(await check(await under(null))).toMatchObject({ code: 1 })
  }, 60_000)
})

describe.each(paperRules)('ballots filled in as a whole, with weights for groups, counted by %s', (rule) => {
  test('verify too, and weights that were not announced are found out', async () => {
    const weights = { customers: 2, employees: 5 }
    const { bytes, count } = await aPaperCount(rule, { weights })
    const files = filesOf(bytes)
    const winners = count.winners.map(({ id }) => id).join(', ')
    expect(winners).not.toBe('')
    expect(await check(await unpacked(files))).toEqual({
      code: 0,
      said: expect.stringContaining(`by the rule ${rule}; winners: ${winners}`),
    })
    const { privateKey } = generateKeyPairSync('ed25519')
    const under = (own: object | null) => unpacked(forged(files, (contract) => (contract.weights = own), privateKey))
    expect(await check(await under(weights))).toMatchObject({ code: 0 })
    for (const other of [{ customers: 5, employees: 2 }, null])
      expect(await check(await under(other))).toMatchObject({ code: 1 })
  }, 60_000)
})

test('a rule the program does not know is not counted, and it says so; a key one had before shows the forgery', async () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const under = (rule: string) =>
    unpacked(forged(filesOf(world.bytes), (contract) => (contract.rule = rule), privateKey))
  const unknown = await under('jury')
  expect(await check(unknown)).toEqual({ code: 0, said: expect.stringContaining('NOT RECOUNTED') })
  expect(await check(await under('seqpav'))).toMatchObject({ code: 1, said: expect.stringContaining('another “rule”') })
  const known = await written('key.pem', fileOf(world.bytes, 'key.pem'))
  expect((await check(unknown, '--key', known)).said).toMatch(/FAULT head \d+ of heads.json: its signature/)
})

test('after a person is erased the export verifies and says what cannot be opened', async () => {
  const other = await aCountedContest()
  const emptied = await eraseBallots(other.voter.id)
  expect(emptied).toBeGreaterThan(1)
  expect(await eraseBallots(other.voter.id)).toBe(0)
  const { code, said } = await check(await written('erased.zip', await recounted(other)))
  expect(said).toContain(`${emptied} cannot be opened`)
  expect(code).toBe(0)
}, 60_000)

// What the program finds does not depend on the engine the export came from.
describe.skipIf(engine === 'postgres')('tampering', () => {
  test('an export that was only written anew is not mistaken for a spoiled one', async () => {
    const files = filesOf(world.bytes)
    expect(await check(await unpacked({ ...files, ...unspoiled(files) }))).toMatchObject({ code: 0 })
  })

  test.each([
    ['approval', 100],
    ['phragmen', 60],
    ['seqpav', 60],
    ['ees', 60],
    ['approval with weights', 70],
    ['ees with weights', 60],
  ] as const)(
    'of an export counted by %s, %i random changes are all found, and the first bad entry is named',
    async (named, wanted) => {
      const [rule, weighed] = named.split(' with ') as ['approval' | 'ees', string?]
      const given = { rule, weights: weighed ? { customers: 1, employees: 3 } : null }
      const files = filesOf(named === 'approval' ? world.bytes : (await aCountedContest(given)).bytes)
      const { found, unseen } = await checkSpoiled(files, tamperings(files, wanted, world.otherKey), folder)
      expect(unseen).toEqual([])
      expect(found).toBe(wanted)
    },
    600_000,
  )
})
