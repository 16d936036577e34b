import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { assertIsLocale, overwriteGetLocale } from '#app/paraglide/runtime.js'

overwriteGetLocale(() => assertIsLocale(document.documentElement.lang))

startTransition(() => {
  hydrateRoot(document, <RemixBrowser />)
})
