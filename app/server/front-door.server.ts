import type { IncomingMessage, ServerResponse } from 'node:http'
import { addressAsSet } from '#app/features/settings/site-settings.server.ts'
import { answerProbe } from '#app/server/answer-probe.server.ts'
import { answerWithRemix } from '#app/server/answer-with-remix.server.ts'
import type { Site } from '#app/server/ask-site.server.ts'
import type { Assets } from '#app/server/assets.server.ts'
import { checkHost } from '#app/server/check-host.server.ts'
import { checkMethod } from '#app/server/check-method.server.ts'
import { closePaths, noSuchAsset } from '#app/server/close-paths.server.ts'
import { describeFault } from '#app/server/describe-fault.server.ts'
import { gateCsrf } from '#app/server/gate-csrf.server.ts'
import { type PagesKept, serveKeptPages } from '#app/server/kept-pages/serve-kept-pages.server.ts'
import { limitBody } from '#app/server/limit-body.server.ts'
import { limitRate } from '#app/server/limit-rate.server.ts'
import { limitUploads } from '#app/server/limit-uploads.server.ts'
import { log } from '#app/server/log.server.ts'
import { logVisit } from '#app/server/log-visit.server.ts'
import { noteOutage, outageOf } from '#app/server/note-outage.server.ts'
import type { Counter } from '#app/server/rate-counter.ts'
import { readForwarded } from '#app/server/read-forwarded.server.ts'
import { isStopping } from '#app/server/readiness.server.ts'
import { refuseVisit } from '#app/server/refuse-visit.server.ts'
import { setHeaders } from '#app/server/set-headers.server.ts'
import { type Guard, openVisit, type Refusal, type Visit } from '#app/server/visit.server.ts'
import { runInRequestContext } from '#app/web/request-context.server.ts'

type House = { site: Site; assets: Assets; counter?: Counter; pages?: PagesKept }

/** Everything that comes in passes here, in this order, before any route of ours runs. */
export function frontDoor({ site, assets, counter, pages = serveKeptPages(site) }: House) {
  const forAll: Guard[] = [checkHost, checkMethod, readForwarded, setHeaders, closePaths]
  const forPages: Guard[] = [noSuchAsset, limitBody, gateCsrf, limitRate(counter), limitUploads()]

  async function welcome(visit: Visit) {
    if (isStopping()) visit.outgoing.setHeader('Connection', 'close')
    if (await answerProbe(visit)) return
    logVisit(visit)
    const refusal =
      (await firstRefusal(forAll, visit)) ?? ((await assets.answer(visit)) ? undefined : await enter(visit))
    if (!refusal) return
    if (!outageOf(visit.context)) await addressAsSet()
    refuse(visit, refusal)
  }

  async function enter(visit: Visit) {
    return (await firstRefusal(forPages, visit)) ?? answerWithRemix(visit, pages)
  }

  function refuse(visit: Visit, refusal: Refusal) {
    if (!visit.context.ip) void readForwarded(visit)
    void setHeaders(visit)
    refuseVisit(visit, refusal, assets.stylesheets)
  }

  /** Whatever broke, a stranger learns a number and nothing else. */
  function lastResort(visit: Visit, fault: unknown) {
    if (visit.outgoing.destroyed || visit.incoming.destroyed) return
    log('error', 'fault', { requestId: visit.context.requestId, ...describeFault(fault) })
    noteOutage(fault, visit.context)
    refuse(visit, outageOf(visit.context) ?? { status: 500 })
  }

  return (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (pages.answerAtOnce(incoming, outgoing)) return
    const visit = openVisit(incoming, outgoing)
    runInRequestContext(visit.context, () => welcome(visit)).catch((fault) => lastResort(visit, fault))
  }
}

async function firstRefusal(guards: Guard[], visit: Visit): Promise<Refusal | undefined> {
  for (const guard of guards) {
    const refusal = await guard(visit)
    if (refusal) return refusal
  }
  return undefined
}
