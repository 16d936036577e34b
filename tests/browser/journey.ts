import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, inject, test } from 'vitest'
import { connectSite, type Site } from './site.ts'

export interface Visit {
  language?: 'en' | 'es' | 'ru'
  javaScript?: boolean
  theme?: 'light' | 'dark'
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
  visit: async ({ site }, use) => {
    const contexts: BrowserContext[] = []
    const faults: string[] = []
    await use(async (how = {}) => {
      const context = await openContext(how.at ?? site.url, how)
      contexts.push(context)
      const page = await context.newPage()
      report(page, faults)
      return page
    })
    for (const context of contexts) await context.close()
    if (faults.length > 0) throw new Error(`The browser complained:\n${faults.join('\n')}`)
  },
})

async function openContext(
  baseURL: string,
  { language = 'en', javaScript = true, theme = 'light', width = 1280 }: Visit,
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
    javaScriptEnabled: javaScript,
    colorScheme: theme,
    reducedMotion: 'reduce',
    viewport: { width, height: 800 },
  })
  context.setDefaultTimeout(10_000)
  return context
}

function report(page: Page, faults: string[]) {
  page.on('pageerror', (fault) => faults.push(`${page.url()}: ${fault.message}`))
  page.on('console', (message) => {
    // A page that answers 4xx on purpose is logged by the browser as an error of its own.
    const refused = message.text().startsWith('Failed to load resource') && !message.location().url.includes('/assets/')
    if (message.type() === 'error' && !refused) faults.push(`${page.url()}: ${message.text()}`)
  })
}
