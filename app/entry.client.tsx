import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { assertIsLocale, overwriteGetLocale } from '#app/paraglide/runtime.js'

overwriteGetLocale(() => assertIsLocale(document.documentElement.lang))

/**
 * Remix reads the page's data while React renders, by throwing a promise through the root. A key pressed until then
 * would be a fault (React 345, "root did not complete"), so the data is read before React begins.
 */
async function readData() {
  try {
    RemixBrowser({})
  } catch (thrown) {
    if (thrown instanceof Promise) await thrown
  }
}

readData().then(() => startTransition(() => void hydrateRoot(document, <RemixBrowser />)))
