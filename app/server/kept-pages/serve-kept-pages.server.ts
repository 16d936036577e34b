import type { IncomingMessage, ServerResponse } from 'node:http'
import { askSite, askSiteAtHome, type Site } from '#app/server/ask-site.server.ts'
import { asksAsStranger, isStranger } from '#app/server/kept-pages/for-strangers.server.ts'
import { type KeptPage, keptPage } from '#app/server/kept-pages/kept-page.server.ts'
import { KeptPages } from '#app/server/kept-pages/kept-pages.server.ts'
import { sendKept } from '#app/server/kept-pages/send-kept.server.ts'
import { signOf } from '#app/server/kept-pages/sign-of.server.ts'
import { logKept } from '#app/server/log-visit.server.ts'
import { countThat } from '#app/server/metrics.server.ts'
import { isStopping } from '#app/server/readiness.server.ts'
import { newRequestId, type Visit } from '#app/server/visit.server.ts'
import { bytesOf } from '#app/web/whole-response.server.ts'
import { pageVersion } from '#drizzle/database.ts'

/** Greetings, deadlines and "3 minutes ago" move on their own: at every full ten seconds a page is rendered anew. */
const stepMs = 10_000

const counter = 'aflora_page_cache_total'

export interface PagesKept {
  /** Answers a request from memory before anything else is done for it; false where that cannot be. */
  answerAtOnce: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean
  /** The site's answer to a visit, or `sent` when a kept page has gone out. */
  answer: (visit: Visit, request: Request) => Promise<Response | 'sent'>
}

type Rendered = { page: KeptPage } | { response: Response }

/**
 * Pages that say the same to all strangers are rendered once per change and sent from memory to whoever asks. A page
 * counts as kept under the version that was there before it was rendered: what changes meanwhile makes it old at once.
 * Who asks while it is being rendered, and nothing has changed since that began, waits for the same page; where
 * something has changed, for the next one, together with all who ask until that begins. So a page that changes with
 * every vote is in the making once, however many want to read it.
 */
export function serveKeptPages(site: Site): PagesKept {
  const kept = new KeptPages()
  const underway = new Map<string, { version: number; rendered: Promise<KeptPage | undefined> }>()

  function answerAtOnce(incoming: IncomingMessage, outgoing: ServerResponse) {
    const sign = isStopping() ? undefined : signOf(incoming)
    const version = sign === undefined ? undefined : pageVersion()
    if (sign === undefined || version === undefined) return false
    const packed = kept.findSign(sign, version, Date.now())?.packedFor(incoming.headers['accept-encoding']?.toString())
    if (!packed) return false
    const requestId = newRequestId()
    countThat(counter, { result: 'kept' })
    logKept(incoming, outgoing, requestId)
    sendKept(incoming, outgoing, packed, requestId)
    return true
  }

  async function answer(visit: Visit, request: Request): Promise<Response | 'sent'> {
    const asked = asksAsStranger(visit) && (await isStranger(request)) ? pageVersion() : undefined
    if (asked === undefined) return askSite(visit, request, site)
    const key = keyOf(visit)
    const older = underway.get(key)
    if (older && older.version !== asked && !kept.find(key, asked, Date.now())) await older.rendered
    // From here to the first of them that begins to render nothing is awaited, or two would.
    const version = pageVersion() ?? asked
    const other = underway.get(key)
    const isNewEnough = other && (other !== older || other.version === version)
    const known = kept.find(key, version, Date.now()) ?? (isNewEnough ? await other.rendered : undefined)
    const rendered: Rendered = known ? { page: known } : await renderFirst(visit, request, key, version)
    if ('response' in rendered) return rendered.response
    const { incoming, outgoing, context } = visit
    const packed = await rendered.page.pack(incoming.headers['accept-encoding']?.toString())
    const sign = signOf(incoming)
    if (sign !== undefined) kept.sign(sign, key)
    countThat(counter, { result: known ? 'kept' : 'rendered' })
    sendKept(incoming, outgoing, packed, context.requestId)
    return 'sent'
  }

  async function renderFirst(visit: Visit, request: Request, key: string, version: number): Promise<Rendered> {
    const rendered = render(visit, request, version)
    const mine = { version, rendered: rendered.then(pageIn, () => undefined) }
    underway.set(key, mine)
    try {
      const found = await rendered
      if ('page' in found) kept.keep(key, found.page)
      return found
    } finally {
      if (underway.get(key) === mine) underway.delete(key)
    }
  }

  async function render(visit: Visit, request: Request, version: number): Promise<Rendered> {
    const response = await askSiteAtHome(visit, request, site)
    if (!mayKeep(response)) return { response }
    const until = (Math.floor(Date.now() / stepMs) + 1) * stepMs
    const body = await bytesOf(response)
    return { page: keptPage({ version, until, body, headers: headersOf(visit, response) }) }
  }

  return { answerAtOnce, answer }
}

const pageIn = (rendered: Rendered) => ('page' in rendered ? rendered.page : undefined)

/** Everything an answer may depend on that is nobody's own. */
const keyOf = ({ incoming, context }: Visit) => `${context.locale} ${context.theme ?? ''} ${incoming.url}`

/** Whole pages that set nothing in the browser. A page that failed is not kept. */
const mayKeep = ({ status, headers }: Response) =>
  status === 200 && /^text\/html/.test(headers.get('Content-Type') ?? '') && headers.getSetCookie().length === 0

/**
 * The headers all who get the page get: those of its visit, without its number. The nonce stays, since it stands in
 * the page; whatever else somebody could make us write would make another page, with another nonce.
 */
function headersOf({ outgoing }: Visit, response: Response): [string, string][] {
  const common = Object.entries(outgoing.getHeaders()).flatMap(([name, value]): [string, string][] =>
    ['x-request-id', 'connection', 'vary'].includes(name) ? [] : [[name, String(value)]],
  )
  const own = [...response.headers].filter(([name]) => !['cache-control', 'vary', 'content-length'].includes(name))
  // Browsers may keep it, and ask every time whether it still holds; nobody between keeps anything.
  return [
    ...common,
    ...own,
    ['cache-control', 'private, no-cache'],
    ['vary', 'Cookie, Accept-Language, Accept-Encoding'],
  ]
}
