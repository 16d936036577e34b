import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { AddressForm } from '#app/features/admin/branding/address-form.tsx'
import { queueCodeMail } from '#app/features/people/sign-in/queue-code-mail.server.ts'
import { addressAsSet, changeSettings, siteSettings } from '#app/features/settings/site-settings.server.ts'
import { runDueJobs } from '#app/jobs/run-due-jobs.server.ts'
import { m } from '#app/paraglide/messages.js'
import { overwriteGetLocale } from '#app/paraglide/runtime.js'
import * as branding from '#app/routes/admin/branding.tsx'
import { serveKeptPages } from '#app/server/kept-pages/serve-kept-pages.server.ts'
import { ErrorPage } from '#app/ui/page/error-page.tsx'
import { copyOf } from '#app/web/address-people.server.ts'
import { usualAddress } from '#app/web/forms-of-address.ts'
import { problem } from '#app/web/problem.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { translate } from '#app/web/translate.server.ts'
import { pageVersion, transaction } from '#drizzle/database.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { aModerator, anAdmin, aPerson } from '#tests/factory.ts'
import { openDoor } from '#tests/front-door.ts'
import { mailTo } from '#tests/mailbox.ts'
import { renderHtml } from '#tests/render-html.tsx'
import { visitRoute } from '#tests/visit-route.ts'

let door: Awaited<ReturnType<typeof openDoor>>

/** The front door with two stand-ins behind it: a page and an address of the API, which both say what we say there. */
beforeAll(async () => {
  overwriteGetLocale(() => copyOf(requestContext().locale))
  const site = async (request: Request) => {
    if (!request.url.includes('/api/')) return aPage(renderHtml(<ErrorPage status={404} signedIn={false} />))
    const errors = [{ pointer: '/title', code: 'required', detail: translate('errors_required') }]
    return problem(422, { detail: m.ideas_short(), errors })
  }
  door = await openDoor(site, undefined, serveKeptPages(site))
  // PostgreSQL tells of changes once its listener is heard; until then nothing is kept.
  await vi.waitFor(() => expect(pageVersion()).toBeDefined(), 10_000)
})
afterEach(() => changeSettings({ address: usualAddress }))
afterAll(() => door.close())

const aPage = (html: string) =>
  new Response(`${html}${'.'.repeat(2000)}`, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })

async function choose(spanish: string, russian: string) {
  const as = await anAdmin()
  const form = { step: 'address', spanish, russian }
  return { as, ...(await visitRoute(branding, '/admin/branding', { as, form })) }
}

const ask = async (path: string, language: string, more = {}) =>
  (await door.knock(path, { ...more, headers: { 'Accept-Language': language } })).body

async function mailIn(language: 'es' | 'ru') {
  const { email } = await aPerson({ language })
  const mail = { email: email as string, code: '123456', link: 'abc', standing: 'welcome' } as const
  await transaction(() => queueCodeMail(mail, new Date()))
  return mailTo(email as string)
}

test.each([
  [
    'es',
    '¿Qué buscas?',
    'Rellena este campo.',
    'seguramente tú',
    '¿Qué busca?',
    'Rellene este campo.',
    'seguramente usted',
  ],
  ['ru', 'Что вы ищете?', 'Заполните это поле.', 'вероятно, вы', 'Что ты ищешь?', 'Заполни это поле.', 'вероятно, ты'],
] as const)('in %s page, problem and mail address people as chosen, and again as usual', async (language, ...said) => {
  const told = async () => [
    await ask('/somewhere', language),
    await ask('/api/v1/ideas', language),
    (await mailIn(language)).text,
  ]
  const expectAll = async (words: readonly string[]) => {
    for (const [nth, text] of (await told()).entries()) expect(text).toContain(words[nth])
  }
  await expectAll(said.slice(0, 3))
  expect((await choose('usted', 'ty')).status).toBe(303)
  await expectAll(said.slice(3))
  await choose('tu', 'vy')
  await expectAll(said.slice(0, 3))
})

test('what is refused at the door is refused in the form chosen', async () => {
  const refused = () => ask('/api/v1/ideas', 'es', { method: 'POST', body: 'x' })
  expect(await refused()).toContain('Usa el formulario')
  await choose('usted', 'vy')
  expect(await refused()).toContain('Use el formulario')
})

test('a job speaks in the form chosen, whatever process did it last', async () => {
  const said: string[] = []
  const job = { name: 'saying', every: 60, run: async () => void said.push(m.site_search_for({}, { locale: 'es' })) }
  await addressAsSet()
  await changeSettings({ address: { es: 'usted', ru: 'vy' } })
  await runDueJobs([job])
  expect(said).toEqual(['¿Qué busca?'])
})

test('each language has its own form, and English none', async () => {
  await choose('usted', 'vy')
  await addressAsSet()
  expect(m.site_search_for({}, { locale: 'es' })).toBe('¿Qué busca?')
  expect(translate('site_search_for', {}, { locale: 'es' })).toBe('¿Qué busca?')
  expect(m.site_search_for({}, { locale: 'ru' })).toBe('Что вы ищете?')
  expect(m.site_search_for({}, { locale: 'en' })).toBe('What are you looking for?')
  // What no form of address changes is said once for both.
  expect(m.site_search({}, { locale: 'es' })).toBe('Buscar')
})

test('content keeps its language: lang, own words and dates know nothing of the form', async () => {
  await choose('usted', 'ty')
  const { html } = await mailIn('es')
  expect(html).toContain('<html lang="es">')
  expect((await siteSettings()).language).toBe('en')
})

test('the choice stands in the audit log, with what was before; the form shows it in its own words', async () => {
  const { as } = await choose('usted', 'vy')
  const [last] = await auditEntries(1, { who: '', action: 'settings.changed', thing: '' })
  expect(last?.entry).toMatchObject({
    actorId: as.id,
    before: { address: { es: 'tu', ru: 'vy' } },
    after: { address: { es: 'usted', ru: 'vy' } },
  })
  const html = renderHtml(<AddressForm address={(await siteSettings()).address} refused={undefined} />)
  expect(html.match(/checked="" value="\w+"/g)).toEqual(['checked="" value="usted"', 'checked="" value="vy"'])
  expect(html).toContain('<span lang="es">Guarde su idea.</span>')
})

test('nothing else can be chosen, and nobody else chooses', async () => {
  expect((await choose('vos', 'vy')).status).toBe(400)
  const form = { step: 'address', spanish: 'usted', russian: 'ty' }
  expect((await visitRoute(branding, '/admin/branding', { as: await aModerator(), form })).status).toBe(404)
  expect((await siteSettings()).address).toEqual(usualAddress)
})
