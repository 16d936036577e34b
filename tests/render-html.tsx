import type { EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** The HTML a component becomes on the server, inside a site of one page at `path`. */
export function renderHtml(element: ReactElement, path = '/'): string {
  const { pathname, search } = new URL(path, 'http://localhost:3000')
  const route = { id: 'root', path: '*' }
  const context = {
    manifest: { routes: { root: { ...route, module: '' } }, entry: { module: '', imports: [] }, url: '', version: '' },
    routeModules: { root: { default: () => element } },
    staticHandlerContext: {
      matches: [{ params: {}, pathname, pathnameBase: pathname, route }],
      location: { pathname, search, hash: '', state: null, key: 'default' },
      loaderData: {},
      actionData: null,
      errors: null,
      statusCode: 200,
      loaderHeaders: {},
      actionHeaders: {},
      activeDeferreds: null,
      basename: '/',
    },
    future: { v3_relativeSplatPath: true },
    isSpaMode: false,
    serializeError: (error: Error) => error,
  } as unknown as EntryContext
  return renderToStaticMarkup(<RemixServer context={context} url={`http://localhost:3000${path}`} />)
}
