import type { Page } from 'playwright-core'
import { findings, sidewaysScroll } from './accessible.ts'

/** What only a colour can break. */
const ofColours = ['color-contrast', 'link-in-text-block']

/** What is wrong with this page, wide and narrow, in the light and in the dark. */
export async function faultsInEveryLook(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 })
    faults.push(...(await findings(page)).map((fault) => `${width} wide: ${fault}`))
    await page.emulateMedia({ colorScheme: 'dark' })
    faults.push(...(await findings(page, ofColours)).map((fault) => `${width} wide, dark: ${fault}`))
    await page.emulateMedia({ colorScheme: 'light' })
  }
  return faults
}

/** What is wrong with the words of this page and with the room they have on a phone. */
export async function faultsOnPhone(page: Page): Promise<string[]> {
  return [...(await sidewaysScroll(page)), ...(await page.evaluate(badWords)), ...(await page.evaluate(smallTargets))]
}

/** Runs in the browser: texts that are missing, or that were meant for programs. */
function badWords() {
  const faults: string[] = []
  const text = (one: Element) => (one.textContent ?? '').trim()
  const shown = [...document.querySelectorAll('body *')].filter((one) => (one as HTMLElement).checkVisibility())
  const nameless = shown.filter(
    (one) =>
      one.matches('a[href], button, summary, label, legend, th, h1, h2, h3, h4') &&
      !text(one) &&
      !one.getAttribute('aria-label') &&
      !one.querySelector('[aria-label], title'),
  )
  for (const one of nameless) faults.push(`no words in ${one.outerHTML.slice(0, 120)}`)
  const titles = shown.filter((one) => one.matches('h1')).length
  if (titles !== 1) faults.push(`${titles} headings of the first level`)
  if (document.title.split(' · ').some((part) => part.trim() === '')) faults.push(`the title is “${document.title}”`)
  const keys =
    /\b(?:admin|answers|ballots|choose|comments|contests|errors|ideas|invite|join|jury|moderation|news|notifications|people|ranking|sign_on|site|votes|winners)_[a-z_]+\b/g
  const words = shown
    .filter((one) => !one.closest('code, pre, script, style'))
    .flatMap((one) => [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE))
    .map((node) => node.textContent ?? '')
    .join('\n')
  for (const [found] of words.matchAll(keys)) faults.push(`the name of a message: ${found}`)
  for (const [found] of words.matchAll(/\bundefined\b|\bNaN\b|\[object |Invalid Date|\{[a-z]+\}/g))
    faults.push(`not for people: ${found}`)
  return faults
}

/** Runs in the browser: what a finger has to hit and may miss. Links inside sentences are excused. */
function smallTargets() {
  const tall = 44 - 0.5
  const inSentence = (one: Element) => {
    const around = one.closest('p, li, dd, td, h1, h2, h3, label, blockquote, .markdown')
    return (
      one.matches('a') &&
      around !== null &&
      (around.textContent ?? '').trim().length > (one.textContent ?? '').trim().length &&
      getComputedStyle(around).display !== 'flex'
    )
  }
  return [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea')]
    .filter((one) => (one as HTMLElement).checkVisibility({ visibilityProperty: true }) && !inSentence(one))
    .filter((one) => !one.closest('.visually-hidden') && !one.matches('.skip, [href^="#"]'))
    .flatMap((one) => {
      const { height } = (
        one.matches('input[type=checkbox], input[type=radio]') ? (one.closest('label') ?? one) : one
      ).getBoundingClientRect()
      return height > 0 && height < tall ? [`${Math.round(height)} px tall: ${one.outerHTML.slice(0, 140)}`] : []
    })
}
