import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { scriptedTwin } from './journey.ts'

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Fails with a readable list if axe finds anything on this page, in the light or in the dark theme.
 * A window without scripts cannot run axe: its page is looked at as it stands in a window with them.
 */
export async function expectAccessible(page: Page) {
  const window = await scriptedTwin(page)
  await expectNothingFound(window ?? page)
  await window?.close()
}

async function expectNothingFound(page: Page) {
  const before = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    const found = await findings(page)
    if (found.length > 0) throw new Error(`${page.url()} in the ${theme} theme:\n${found.join('\n')}`)
  }
  await page.emulateMedia({ colorScheme: before ? 'dark' : 'light' })
}

/** What axe finds on this page as it stands; `rules` asks only about these. */
export async function findings(page: Page, rules?: string[]): Promise<string[]> {
  // Evaluated by the browser's debugger, so the page's own policy about scripts does not apply.
  await page.evaluate(script)
  const { violations } = await page.evaluate(
    (wanted) =>
      (window as unknown as { axe: typeof axe }).axe.run({
        resultTypes: ['violations'],
        ...(wanted && { runOnly: { type: 'rule' as const, values: wanted } }),
      }),
    rules,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id}: ${help} at ${target.join(' ')}. ${failureSummary?.split('\n')[1]?.trim() ?? ''}`,
    ),
  )
}

/** Fails if the page is wider than its window, and names what sticks out. */
export async function expectNoSidewaysScroll(page: Page) {
  const outside = await sidewaysScroll(page)
  if (outside.length > 0) throw new Error(`${page.url()} is wider than its window: ${outside.join(', ')}`)
}

/** What sticks out of this page; nothing if the page is as wide as its window. */
export function sidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > width + 1)
      .map((one) => `${one.tagName.toLowerCase()}.${one.className}`)
      .slice(0, 5)
      .concat(`page is ${document.documentElement.scrollWidth} wide`)
  })
}
