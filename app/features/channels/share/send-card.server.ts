import { paintCard } from '#app/features/channels/share/paint-card.server.ts'
import { type SharedThing, versionOf } from '#app/features/channels/share/shared-thing.server.ts'
import { isLanguage } from '#app/web/languages.ts'
import { unavailable } from '#app/web/refuse.server.ts'
import { requestContext, runInRequestContext } from '#app/web/request-context.server.ts'

/** Under its version a picture never changes; under any other address the newest one comes, for a while. */
const forGood = 'public, max-age=31536000, immutable'
const forAWhile = 'public, max-age=300'

/**
 * The picture of something that anybody may pass on, in the language its address names, else English. Neither cookies
 * nor browsers have a say, so whoever passes it on may keep it.
 */
export async function sendCard(request: Request, share: () => Promise<SharedThing>): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const asked = searchParams.get('lang')
  const locale = isLanguage(asked) ? asked : 'en'
  const { card } = await runInRequestContext({ ...requestContext(), locale }, share)
  const version = versionOf(card)
  const headers = new Headers({
    'Content-Type': 'image/png',
    'Content-Disposition': 'inline; filename="share.png"',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    // Pages of others show it beside the link.
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': searchParams.get('v') === version ? forGood : forAWhile,
    ETag: `"${version}"`,
  })
  if (request.headers.get('If-None-Match')?.includes(`"${version}"`))
    return new Response(null, { status: 304, headers })
  const picture = (await paintCard(card, version)) ?? unavailable(5)
  headers.set('Content-Length', String(picture.length))
  return new Response(picture as BodyInit, { headers })
}
