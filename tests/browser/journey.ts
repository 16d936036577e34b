import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, inject, test } from 'vitest'
import { connectSite, type Site } from './site.ts'

export interface Visit {
  language?: 'en' | 'es' | 'ru'
  javaScript?: boolean
  theme?: 'light' | 'dark'
  /** IANA name of where the person is; else where the machine is. */
  timeZone?: string
  /** Width of the window in CSS pixels. */
  width?: number
  /** Another site than the shared one. */
  at?: string
}

let browser: Browser | undefined

afterAll(async () => {
  await browser?.close()
  browser = undefined
})

interface Fixtures {
  site: Site
  /**
   * Opens a window of a person nobody knows yet: own cookies, own language, own size. The journey
   * fails if any of its pages reported a fault in a script or broke the content security policy.
   */
  visit: (how?: Visit) => Promise<Page>
}

/** A test that walks through the built site in a real browser. */
export const journey = test.extend<Fixtures>({
  site: [async ({ task: _ }, use) => use(connectSite(inject('site'))), { scope: 'test' }],
  visit: async ({ site, task }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (how = {}) => {
      const context = await openContext(how.at ?? site.url, how)
      contexts.push(context)
      return context.newPage()
    })
    if (task.result?.state === 'fail') await picture(contexts, task.name)
    for (const context of contexts) await context.close()
    const complaints = contexts.flatMap((context) => faults.get(context) ?? [])
    if (complaints.length > 0) throw new Error(`The browser complained:\n${complaints.join('\n')}`)
  },
})

/** Leaves pictures of what was on the screen when a journey failed, and says where. */
async function picture(contexts: BrowserContext[], name: string) {
  const folder = path.join(tmpdir(), 'aflora-journeys')
  const words = name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)
  for (const [index, page] of contexts.flatMap((context) => context.pages()).entries()) {
    const file = path.join(folder, `${words}-${index + 1}.png`)
    await page.screenshot({ path: file, fullPage: true }).catch(() => {})
    console.error(`What was on the screen at ${page.url()}: ${file}`)
  }
}

const faults = new WeakMap<BrowserContext, string[]>()

/** What the browser has complained about in this window; to be emptied by a journey that provokes it. */
export const faultsOf = (page: Page): string[] => faults.get(page.context()) ?? []

const scriptless = new WeakSet<BrowserContext>()

/** For a window without scripts: what it shows, in a window of the same size and theme where tools may run. */
export async function scriptedTwin(page: Page): Promise<Page | undefined> {
  if (!scriptless.has(page.context())) return
  const shown = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/g, '')
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  const twin = await (browser as Browser).newPage({
    viewport: page.viewportSize(),
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  await twin.route(page.url(), (route) => route.fulfill({ body: shown, contentType: 'text/html; charset=utf-8' }))
  await twin.goto(page.url())
  return twin
}

async function openContext(
  baseURL: string,
  { language = 'en', javaScript = true, theme = 'light', timeZone, width = 1280 }: Visit,
) {
  browser ??= await chromium.launch({
    executablePath: inject('chromium'),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--force-color-profile=srgb',
    ],
  })
  const context = await browser.newContext({
    baseURL,
    locale: language,
    timezoneId: timeZone,
    javaScriptEnabled: javaScript,
    colorScheme: theme,
    reducedMotion: 'reduce',
    viewport: { width, height: 800 },
  })
  context.setDefaultTimeout(20_000)
  if (!javaScript) scriptless.add(context)
  listen(context)
  return context
}

function listen(context: BrowserContext) {
  const heard: string[] = []
  faults.set(context, heard)
  context.on('weberror', (fault) => heard.push(`${fault.page()?.url()}: ${fault.error().message}`))
  context.on('console', (message) => {
    // A page that answers 4xx on purpose is logged by the browser as an error of its own.
    const refused = message.text().startsWith('Failed to load resource') && !message.location().url.includes('/assets/')
    if (message.type() === 'error' && !refused) heard.push(`${message.page()?.url()}: ${message.text()}`)
  })
}
