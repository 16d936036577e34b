import { describe, expect, test } from 'vitest'
import { addressOffences, localeOffences } from './house/address.ts'
import { guardOffences, needlessExceptions } from './house/guards.ts'
import {
  copiesKnown,
  locales,
  type Message,
  messageFiles,
  messageOffences,
  unlistedOffences,
  usageOffences,
} from './house/messages.ts'
import { filesBelow, parse, sourceFiles, textOf } from './house/source-files.ts'
import {
  droppedTableOffences,
  lonelyMigrationOffences,
  looseVersionOffences,
  settingOffences,
} from './house/storage.ts'
import { queryOffences, redirectOffences, storeyOffences } from './house/storeys.ts'
import { nameOffences, shortcutOffences, textOffences } from './house/words.ts'

// Each rule is followed by an offender, so that a rule which sees nothing is noticed.

const app = sourceFiles('app', 'drizzle')
const withText = (names: string[]) => names.map((path) => ({ path, text: textOf(path) }))
const migrationNames = (engine: string) =>
  filesBelow(`migrations/${engine}`)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.split('/').at(-1) as string)

describe('storeys', () => {
  test('imports lead only downward', () => {
    expect(app.length).toBeGreaterThan(50)
    expect(storeyOffences(app)).toEqual([])
  })

  test.each([
    ['app/routes/ideas/new.tsx', "import { addIdea } from '#drizzle/queries/ideas.ts'", 'never drizzle'],
    ['app/routes/ideas/new.tsx', "import { addIdea } from '../../../drizzle/queries/ideas.ts'", 'never drizzle'],
    ['app/web/note.server.ts', "import { eq } from 'drizzle-orm'", 'only drizzle/ knows SQL'],
    ['app/cli/count.server.ts', "const Database = await import('better-sqlite3')", 'only drizzle/ knows SQL'],
    ['app/features/ideas/rules.ts', "import { loader } from '#app/routes/site/home.tsx'", 'neither routes nor jobs'],
    [
      'app/features/ideas/rules.ts',
      "import { schedule } from '#app/jobs/schedule.server.ts'",
      'neither routes nor jobs',
    ],
    ['drizzle/queries/ideas.ts', "import type { Viewer } from '#app/features/policy/viewer.ts'", 'never knows app'],
    ['app/ui/card.tsx', "import { can } from '#app/features/policy/can.ts'", 'know no feature'],
    ['app/mail/send.server.ts', "import type { Idea } from '#app/features/ideas/idea.ts'", 'know no feature'],
    ['app/features/ranking/wilson.ts', "import { z } from 'zod'", 'imports nothing from outside'],
    [
      'app/features/policy/can.ts',
      "import type { Viewer } from '#app/features/people/x.ts'",
      'imports nothing from outside',
    ],
    ['app/features/ideas/rules.ts', "import { x } from '#app/features/votes/x.ts'", 'only the rooms before it'],
    ['app/features/ideas/rules.ts', "export { x } from '../votes/x.ts'", 'only the rooms before it'],
    ['app/features/ideas/rules.ts', "import { ideaById } from '#drizzle/queries/ideas.ts'", 'ends in .server.ts'],
    ['app/ui/card.tsx', "import { env } from '#app/env.server.ts'", 'ends in .server.ts'],
    ['app/features/gadgets/rules.ts', '', 'no place in the order of rooms'],
  ])('%s with %s is noticed', (path, text, offence) => {
    expect(storeyOffences([parse(path, text)]).join('\n')).toContain(offence)
  })

  test.each([
    ['app/web/guards.server.ts', "import type { Viewer } from '#app/features/policy/viewer.ts'"],
    ['app/features/ideas/ideas.test.ts', "import { x } from '#app/features/votes/x.ts'"],
    ['app/features/votes/cast-vote.server.ts', "import { ideaById } from '#drizzle/queries/ideas.ts'"],
  ])('%s with %s is welcome', (path, text) => {
    expect(storeyOffences([parse(path, text)])).toEqual([])
  })

  test('only one file redirects', () => {
    expect(redirectOffences(app)).toEqual([])
    const offender = parse('app/routes/in.tsx', "import { redirect as go } from '@remix-run/node'")
    expect(redirectOffences([offender])).toHaveLength(1)
    expect(redirectOffences([parse('app/routes/in.tsx', "Response.redirect('//evil')")])).toHaveLength(1)
  })
})

describe('guards', () => {
  const guarded = (body: string) =>
    parse(
      'app/routes/ideas/vote.ts',
      `import { requirePerson } from '#app/features/people/guards.server.ts'
       import { castVote } from '#app/features/votes/cast-vote.server.ts'
       ${body}`,
    )

  test('every loader and every action asks first who is there', () => {
    expect(guardOffences(app)).toEqual([])
    expect(needlessExceptions(app)).toEqual([])
  })

  test.each([
    ['export async function action() { await castVote() }', 1],
    ['export const action = async () => castVote()', 1],
    ['export const action = castVote', 1],
    ['export async function action() { await castVote(); await requirePerson() }', 1],
    ['export async function loader() {} export async function action() { await castVote() }', 1],
    ['export async function action() { const who = await requirePerson(); await castVote(who) }', 0],
    ['export const action = async () => castVote(await requirePerson())', 0],
    ['export async function loader() { throw new Response() }', 0],
    ['export default function Page() { return castVote() }', 0],
  ])('%s', (body, offences) => {
    expect(guardOffences([guarded(body)])).toHaveLength(offences)
  })

  test('an exception nobody needs is noticed', () => {
    expect(needlessExceptions([], { 'app/routes/gone.ts action': '' })).toHaveLength(1)
  })
})

describe('storage', () => {
  test('queries run on both engines', () => {
    expect(queryOffences(app)).toEqual([])
    const path = 'drizzle/queries/votes.ts'
    expect(queryOffences([parse(path, 'db().select().from(votes).all()')])).toHaveLength(1)
    expect(queryOffences([parse(path, 'one.get({ id })')])).toHaveLength(1)
    expect(queryOffences([parse(path, 'await Promise.all(many); seen.get(id)')])).toEqual([])
  })

  test('no migration loses rows silently, and each exists for both engines', () => {
    const names = filesBelow('migrations').filter((name) => name.endsWith('.sql'))
    expect(names.length).toBeGreaterThan(1)
    expect(droppedTableOffences(withText(names))).toEqual([])
    expect(lonelyMigrationOffences(migrationNames('sqlite'), migrationNames('postgres'))).toEqual([])
    expect(droppedTableOffences([{ path: 'a.sql', text: 'SELECT 1;\nDROP TABLE `ideas`;' }])).toHaveLength(1)
    expect(droppedTableOffences([{ path: 'a.sql', text: '-- drops: copied above\nDROP TABLE x;' }])).toEqual([])
    expect(lonelyMigrationOffences(['1_a.sql'], ['1_b.sql'])).toHaveLength(2)
  })

  test('every setting is shown in .env.example', () => {
    const reader = textOf('app/server/read-env.server.ts')
    expect(settingOffences(reader, textOf('.env.example'))).toEqual([])
    expect(settingOffences('  PORT: x\n', 'HOST=1\n')).toHaveLength(2)
  })

  test('every dependency is one version', () => {
    const { dependencies, devDependencies, overrides } = JSON.parse(textOf('package.json'))
    expect(looseVersionOffences({ ...dependencies, ...devDependencies, ...overrides })).toEqual([])
    expect(looseVersionOffences({ zod: '^4.0.0' })).toHaveLength(1)
  })
})

describe('words', () => {
  test('folders and files are named by their topic', () => {
    expect(nameOffences(filesBelow('app', 'drizzle', 'tests', 'scripts'))).toEqual([])
    const offenders = ['app/utils/x.ts', 'app/features/ideas/index.ts', 'app/ui/IdeaCard.tsx']
    expect(nameOffences(offenders)).toHaveLength(3)
  })

  test('nothing is put off or silenced', () => {
    expect(shortcutOffences(withText(filesBelow('app', 'drizzle', 'tests', 'scripts')))).toEqual([])
    const text = `// ${'TO'}${'DO'} later\n// @ts-${'ignore'}`
    expect(shortcutOffences([{ path: 'a.ts', text }])).toHaveLength(2)
  })

  test('components hold no text', () => {
    expect(textOffences(app)).toEqual([])
    expect(textOffences([parse('a.tsx', '<p>Ещё</p>')])).toHaveLength(1)
    expect(textOffences([parse('a.tsx', '<img alt="A cat" />')])).toHaveLength(1)
    expect(textOffences([parse('a.tsx', '<p className="idea-card">{m.ideas_more()} · 3</p>')])).toEqual([])
  })
})

describe('messages', () => {
  const files = messageFiles()
  const keys = files.filter(({ locale }) => locale === 'en').flatMap(({ messages }) => Object.keys(messages))
  const inAll = (of: (locale: string) => Record<string, Message>) =>
    locales.map((locale) => ({ locale, room: 'ideas', messages: of(locale) }))

  test('every language says everything', () => {
    expect(keys.length).toBeGreaterThan(10)
    expect(messageOffences(files)).toEqual([])
    expect(unlistedOffences(files, textOf('project.inlang/settings.json'))).toEqual([])
  })

  test('a missing key, a missing placeholder and a wrong name are noticed', () => {
    const lacking = inAll((locale) => Object.fromEntries(locale === 'es' ? [] : [['ideas_more', 'More']]))
    expect(messageOffences(lacking)).toEqual(['ideas_more is missing in es'])
    const uneven = inAll((locale) => ({ ideas_more: locale === 'ru' ? 'Ещё' : '{n} more' }))
    expect(messageOffences(uneven)).toEqual(['ideas_more takes {} in ru and {n} in en'])
    expect(messageOffences(inAll(() => ({ more: 'More' })))).toHaveLength(3)
    expect(unlistedOffences(lacking, '')).toHaveLength(3)
  })

  test('a missing plural form is noticed', () => {
    const declarations = ['input n', 'local some = n: plural']
    const match = { 'some=one': '{n} idea', 'some=other': '{n} ideas' }
    const message = [{ declarations, selectors: ['some'], match }]
    expect(messageOffences(inAll(() => ({ ideas_count: message })))).toEqual([
      'ideas_count says nothing for many in es',
      'ideas_count says nothing for few, many in ru',
    ])
  })

  const others = copiesKnown.filter((copy) => !locales.includes(copy))
  const ofLanguage = (copy: string) => messageFiles([copy.slice(0, 2)])

  test.each(others)('whatever addresses people says %s, and nothing else is said again', (copy) => {
    const own = messageFiles([copy])
    expect(addressOffences(copy, own, ofLanguage(copy))).toEqual([])
    expect(unlistedOffences(own, textOf('project.inlang/settings.json'))).toEqual([])
  })

  test('a slip into the usual form of address is noticed, and a copy that is none', () => {
    const file = (messages: Record<string, Message>) => [{ locale: '', room: 'ideas', messages }]
    const offences = (copy: string, own: Record<string, Message>, usual: Record<string, Message>) =>
      addressOffences(copy, file(own), file(usual))
    const cases = (one: string) => [{ declarations: ['input n'], match: { 'n=one': one } }]
    expect(
      offences('es-usted', { ideas_own: 'Guarde su idea, {name}' }, { ideas_own: 'Guarda tu idea, {name}' }),
    ).toEqual([])
    const slip = ['ideas_own says “Guarda” in es-usted', 'ideas_own says “tu” in es-usted']
    expect(offences('es-usted', {}, { ideas_own: 'Guarda tu idea' })).toEqual(slip)
    expect(offences('es-usted', { ideas_own: 'Inténtalo' }, { ideas_own: 'Inténtalo.' })).toHaveLength(1)
    expect(offences('ru-ti', {}, { ideas_own: 'Покажите её на сайте' })).toEqual(['ideas_own says “Покажите” in ru-ti'])
    expect(offences('ru-ti', { ideas_own: '{n}' }, { ideas_own: 'Да' })).toHaveLength(1)
    expect(offences('ru-ti', { ideas_own: 'Да' }, { ideas_own: 'Да' })).toHaveLength(1)
    expect(offences('ru-ti', { ideas_own: cases('Да') }, { ideas_own: cases('{n}') })).toHaveLength(1)
    expect(offences('ru-ti', { ideas_new: 'Да' }, { ideas_own: 'Да' })).toHaveLength(1)
  })

  test('whoever needs a language asks for one, not for a copy of our words', () => {
    expect(localeOffences(app)).toEqual([])
    const text = "import { getLocale, overwriteGetLocale } from '#app/paraglide/runtime.js'"
    expect(localeOffences([{ path: 'app/ui/a.ts', text }])).toHaveLength(1)
    expect(localeOffences([{ path: 'app/ui/a.ts', text: text.replace('getLocale, ', '') }])).toEqual([])
  })

  test('no message is left over, and none is asked for in vain', () => {
    const sources = app.filter(({ path }) => !path.includes('.test.'))
    expect(usageOffences(keys, sources)).toEqual([])
    expect(usageOffences(['ideas_more'], [])).toEqual(['ideas_more is used nowhere'])
    expect(usageOffences([], [{ path: 'a.tsx', text: 'm.ideas_more()' }])).toHaveLength(1)
    const computed = { path: 'a.ts', text: ['translate(`votes_refused_$', '{reason}`)'].join('') }
    expect(usageOffences(['votes_refused_own_idea', 'votes_more'], [computed])).toEqual(['votes_more is used nowhere'])
  })
})
