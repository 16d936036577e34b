import cyrillicFont from '@fontsource-variable/geologica/files/geologica-cyrillic-wght-normal.woff2?url'
import latinFont from '@fontsource-variable/geologica/files/geologica-latin-wght-normal.woff2?url'
import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { lazy, type ReactNode, Suspense } from 'react'
import { unreadNews } from '#app/features/notifications/news-page.server.ts'
import { frameOf } from '#app/features/people/frame-of.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import stylesheet from '#app/styles/index.css?url'
import { ErrorPage as ErrorPageOfServer, errorTitle } from '#app/ui/page/error-page.tsx'
import favicon from '#app/ui/page/favicon.svg?url'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { SiteFrame, unnamedSite } from '#app/ui/page/site-frame.tsx'
import { getLanguage } from '#app/web/get-language.ts'
import { takeNote } from '#app/web/note.server.ts'
import { usePageContext } from '#app/web/page-context.ts'
import { requestContext } from '#app/web/request-context.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const settings = await siteSettings()

  const { note, headers } = takeNote(request)
  const site = { ...frameOf(viewer, settings, await unreadNews(viewer)), note }
  return data({ site, theme: requestContext().theme, brandColour: settings.brandColour.slice(1) }, { headers })
}

export const meta: MetaFunction<typeof loader> = ({ error, matches }) =>
  pageMeta({ matches }, import.meta.env.SSR && error ? errorTitle(statusOf(error)) : '')

/** Pages depend on who reads them; a refusal says when to come back. */
export const headers: HeadersFunction = ({ errorHeaders }) => {
  const retryAfter = errorHeaders?.get('Retry-After')
  return { 'Cache-Control': 'private, no-store', ...(retryAfter && { 'Retry-After': retryAfter }) }
}

export const links = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: favicon, type: 'image/svg+xml' },
]

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const { nonce } = usePageContext()
  const locale = getLanguage()
  const scripted = useScripted()
  return (
    <html lang={locale} data-theme={root?.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <FontPreload href={locale === 'ru' ? cyrillicFont : latinFont} />
        <Links />
        {root?.brandColour && <link rel="stylesheet" href={`/brand.css?colour=${root.brandColour}`} />}
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

/** What failed on the server comes without scripts, so browsers load these words only for what fails between pages. */
const ErrorPage = import.meta.env.SSR
  ? ErrorPageOfServer
  : lazy(async () => ({ default: (await import('#app/ui/page/error-page.tsx')).ErrorPage }))

export function ErrorBoundary() {
  const error = useRouteError()
  const site = useRouteLoaderData<typeof loader>('root')?.site ?? unnamedSite
  const retryAfter = isRouteErrorResponse(error) ? Number(error.data) || undefined : undefined
  return (
    <SiteFrame site={site}>
      <Suspense>
        <ErrorPage status={statusOf(error)} signedIn={Boolean(site.viewer?.account)} retryAfter={retryAfter} />
      </Suspense>
    </SiteFrame>
  )
}

function FontPreload({ href }: { href: string }) {
  return <link rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={href} />
}

function statusOf(error: unknown) {
  return isRouteErrorResponse(error) ? error.status : 500
}

/** Neither error pages nor routes that say `export const handle = { script: false }` load any. */
function useScripted() {
  const failed = Boolean(useRouteError())
  const plain = useMatches().some(({ handle }) => (handle as { script?: boolean } | undefined)?.script === false)
  return !failed && !plain
}
