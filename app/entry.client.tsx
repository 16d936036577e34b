import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { assertIsLocale, overwriteGetLocale } from '#app/paraglide/runtime.js'
import { PageContext } from '#app/web/page-context.ts'

overwriteGetLocale(() => assertIsLocale(document.documentElement.lang))

const faultId = document.querySelector<HTMLElement>('[data-fault]')?.dataset.fault

startTransition(() => {
  hydrateRoot(
    document,
    <PageContext.Provider value={{ faultId }}>
      <RemixBrowser />
    </PageContext.Provider>,
  )
})
