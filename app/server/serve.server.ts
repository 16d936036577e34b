import { randomBytes } from 'node:crypto'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express from 'express'
import { migrate } from '#drizzle/migrate.ts'
import { readLocale, readTheme } from '#app/web/read-preferences.server.ts'
import { runInRequestContext } from '#app/web/request-context.server.ts'

/** Serves the build; the front door proper grows here. */
export async function serve(build: ServerBuild) {
  await migrate()
  const app = express()
  app.disable('x-powered-by')
  app.use('/assets', express.static(`${build.assetsBuildDirectory}/assets`, { immutable: true, maxAge: '1y' }))
  const answer = createRequestHandler({ build })
  app.all('*', (request, response, next) => {
    const headers = new Headers({
      Cookie: request.get('Cookie') ?? '',
      'Accept-Language': request.get('Accept-Language') ?? '',
    })
    const nonce = randomBytes(16).toString('base64url')
    response.set(
      'Content-Security-Policy',
      `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'`,
    )
    runInRequestContext(
      {
        requestId: randomBytes(6).toString('hex'),
        locale: readLocale(headers),
        nonce,
        ip: request.ip ?? '',
        theme: readTheme(headers),
        cache: new Map(),
      },
      () => answer(request, response, next),
    )
  })
  return app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1')
}
