import type { Column, Table } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { transaction } from '#drizzle/database.ts'
import { type Around, anyRow } from '#tests/any-row.ts'
import { aContest, anIdea, aPerson } from '#tests/factory.ts'
import { tableShape, tablesIn } from '../engines/table-shape.ts'
import * as schema from '../schema/index.ts'
import { columnsLeftOut, tablesLeftOut } from './left-out-data.ts'
import { type OwnRow, ownRows } from './own-data.ts'
import { type Me, type OwnSection, ownSections } from './own-sections.ts'

const tables = tablesIn(schema)
const named = (table: Table, column: Column) => `${tableShape(table).name}.${column.name}`

/** Columns that point at people, and those that hold a person's id or address without saying so to the database. */
const likePerson =
  /(^|_)(person|author|actor|editor|reporter|viewer|visitor|juror|host|moderator|owner|subject)_id$|_by$|email$|^to$/

function personColumns(table: Table): Column[] {
  const { columns, references } = tableShape(table)
  const pointing = references.filter(({ table: at }) => tableShape(at).name === 'people').map(({ column }) => column)
  const alike = Object.values(columns).filter(({ name, dataType }) => likePerson.test(name) && dataType !== 'date')
  return [...new Set([...pointing, ...alike])]
}

const taken = new Set(
  ownSections.flatMap(({ table, by = [], byEmail = [] }) => [...by, ...byEmail].map((c) => named(table, c))),
)

/** What stands in no section and on no list, in a schema. */
function forgotten(all: Table[]): string[] {
  const sections = new Set(ownSections.map(({ table }) => tableShape(table).name))
  return all.flatMap((table) => {
    const { name } = tableShape(table)
    if (!sections.has(name) && !tablesLeftOut[name]) return [name]
    if (tablesLeftOut[name])
      return personColumns(table)
        .map((c) => named(table, c))
        .filter((c) => !columnsLeftOut[c])
    return personColumns(table)
      .map((column) => named(table, column))
      .filter((column) => !taken.has(column) && !columnsLeftOut[column] && !identity.has(column))
  })
}

/** The person's own row, and the address in it: taken by its key. */
const identity = new Set(['people.email', 'sign_on_identities.email'])

describe('the whole schema', () => {
  test('has no table and no column naming a person that the download forgets', () => {
    expect(tables.length).toBeGreaterThan(45)
    expect(forgotten(tables)).toEqual([])
  })

  test('a table nobody thought of is noticed, and so is a column', () => {
    const { ...shape } = ownSections[1] as OwnSection
    const section = ownSections.indexOf(ownSections[1] as OwnSection)
    ownSections.splice(section, 1)
    expect(forgotten(tables)).toEqual(['sessions'])
    ownSections.splice(section, 0, shape)
    const votes = named(schema.votes, schema.votes.personId)
    taken.delete(votes)
    expect(forgotten(tables)).toEqual(['votes.person_id'])
    taken.add(votes)
  })

  test('what is left out exists and has a reason', () => {
    const columns = tables.flatMap((table) => personColumns(table).map((column) => named(table, column)))
    expect(Object.keys(columnsLeftOut).filter((name) => !columns.includes(name))).toEqual([])
    const names = tables.map((table) => tableShape(table).name)
    expect(Object.keys(tablesLeftOut).filter((name) => !names.includes(name))).toEqual([])
    for (const reason of Object.values({ ...columnsLeftOut, ...tablesLeftOut }))
      expect(reason.length).toBeGreaterThan(10)
  })

  test('no secret and no hash is in any section', () => {
    const secret = /hash$|secret|stamp|sealed|nonce|^seed$/i
    const shown = ownSections.flatMap(({ name, table, without = [] }) =>
      Object.keys(tableShape(table).columns)
        .filter((c) => secret.test(c) && !without.includes(c))
        .map((c) => `${name}.${c}`),
    )
    // Fingerprints of public rules, and of nothing secret.
    const open = ['contestsHosted.seedHash', 'contestsHosted.contractHash', 'counts.hash']
    expect(shown.filter((field) => !open.includes(field))).toEqual([])
  })
})

describe('what a person gets', () => {
  let [me, other]: Me[] = []
  let around: Around
  let [mine, others]: { ideas: string; cases: string }[] = []

  beforeAll(async () => {
    const [one, two] = [await aPerson(), await aPerson()]
    me = { id: one.id, email: one.email }
    other = { id: two.id, email: two.email }
    const contest = await aContest()
    const owned = async (by: Me) => {
      const idea = await anIdea({ contestId: contest.id, authorId: by.id })
      const row = await anyRow(schema.recoveryCases, { personId: by.id, contestId: contest.id }, {})
      return { ideas: idea.id, cases: row.id as string }
    }
    mine = await owned(me)
    others = await owned(other)
    around = { people: other.id, contests: contest.id }
  })

  const all = async (section: OwnSection) => {
    const rows: OwnRow[] = []
    for await (const page of ownRows(section, me as Me)) rows.push(...page)
    return rows
  }

  /** What a row must say besides, to be told at all. */
  const besides: Record<string, OwnRow> = {
    mails: { sentAt: new Date() },
    ballotsLookedInto: { decidedAt: new Date() },
    accountChanges: { subject: 'person' },
    guestLists: { kind: 'email' },
  }

  const fieldOf = (table: Table, column: Column) =>
    (Object.entries(tableShape(table).columns).find(([, one]) => one === column) as [string, Column])[0]

  async function put(section: OwnSection, about: OwnRow) {
    const ideas = (await anIdea({ contestId: around.contests, authorId: (other as Me).id })).id
    return anyRow(section.table, { ...besides[section.name], ...about }, { ...around, ideas })
  }

  const byColumn = ownSections
    .filter(({ name }) => name !== 'profile')
    .flatMap((section) =>
      [...(section.by ?? []), ...(section.byEmail ?? [])].map(
        (column) => [`${section.name} by ${column.name}`, section, column] as const,
      ),
    )

  test.each(byColumn)('%s: their own row, and nobody else’s', async (_, section, column) => {
    const field = fieldOf(section.table, column)
    const key = section.byEmail?.includes(column) ? 'email' : 'id'
    const before = (await all(section)).length
    await put(section, { [field]: (other as Me)[key] })
    expect((await all(section)).length).toBe(before)
    await put(section, { [field]: (me as Me)[key] })
    expect((await all(section)).length).toBe(before + 1)
  })

  test.each(['ideaVersions', 'complaintSteps'])('%s: of their own, and not of others', async (name) => {
    const section = ownSections.find((one) => one.name === name) as OwnSection
    const of = (whose: { ideas: string; cases: string } | undefined) =>
      anyRow(section.table, name === 'ideaVersions' ? { ideaId: whose?.ideas } : { caseId: whose?.cases }, around)
    const before = (await all(section)).length
    await of(others)
    expect((await all(section)).length).toBe(before)
    await of(mine)
    expect((await all(section)).length).toBe(before + 1)
  })

  test('a mail that has not gone out, and a ballot still looked into, are not told', async () => {
    for (const [name, waits] of [
      ['mails', { sentAt: null }],
      ['ballotsLookedInto', { decidedAt: null }],
    ] as const) {
      const section = ownSections.find((one) => one.name === name) as OwnSection
      const before = (await all(section)).length
      await anyRow(section.table, { personId: (me as Me).id, ...waits }, { ...around, contests: (await aContest()).id })
      expect((await all(section)).length).toBe(before)
    }
  })

  test('many rows come page by page, each of them once', async () => {
    const places = Array.from({ length: 250 }, (_, n) => `place:${n}`)
    await transaction(async () => {
      for (const place of places) await anyRow(schema.drafts, { personId: me?.id, place }, around)
    })
    const section = ownSections.find(({ name }) => name === 'drafts') as OwnSection
    const pages: number[] = []
    const seen: unknown[] = []
    for await (const page of ownRows(section, me as Me)) {
      pages.push(page.length)
      seen.push(...page.map(({ place }) => place))
    }
    expect(pages.slice(0, 1)).toEqual([200])
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(places))
  }, 60_000)
})
