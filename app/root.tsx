import type { LoaderFunctionArgs } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import cyrillicFont from '@fontsource-variable/geologica/files/geologica-cyrillic-wght-normal.woff2?url'
import latinFont from '@fontsource-variable/geologica/files/geologica-latin-wght-normal.woff2?url'
import { getLocale } from '#app/paraglide/runtime.js'
import stylesheet from '#app/styles/index.css?url'
import { usePageContext } from '#app/web/page-context.ts'
import { requestContext } from '#app/web/request-context.server.ts'

export const links = () => [{ rel: 'stylesheet', href: stylesheet }]

export async function loader(_: LoaderFunctionArgs) {
  const { theme } = requestContext()
  return { theme }
}

export function Layout({ children }: { children: ReactNode }) {
  const page = useRouteLoaderData<typeof loader>('root')
  const { nonce } = usePageContext()
  const locale = getLocale()
  const scripted = useScripted()
  return (
    <html lang={locale} data-theme={page?.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <link
          rel="preload"
          as="font"
          type="font/woff2"
          crossOrigin="anonymous"
          href={locale === 'ru' ? cyrillicFont : latinFont}
        />
        <Links />
      </head>
      <body>
        {children}
        {scripted && <ScrollRestoration nonce={nonce} />}
        {scripted && <Scripts nonce={nonce} />}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

/** A route opts out of all JavaScript with `export const handle = { script: false }`. */
function useScripted() {
  return useMatches().every(({ handle }) => (handle as { script?: boolean } | undefined)?.script !== false)
}
