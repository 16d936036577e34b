import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Site } from '#app/server/ask-site.server.ts'
import { type Kind, kindOfRequest } from '#app/server/kind-of-request.ts'
import { countShed } from '#app/server/metrics.server.ts'
import { noteCrowd } from '#app/server/note-outage.server.ts'

export type Limits = Record<
  Kind,
  {
    /** Answers of any kind that may be in the making when one of this kind begins. */
    atOnce: number
    /** Milliseconds the process may lag behind when one of this kind begins. */
    lagMs: number
  }
>

/** What is sent has the most patience: a vote may wait its turn, and nobody wants to press twice. */
const usual: Limits = {
  extras: { atOnce: 200, lagMs: 1500 },
  strangers: { atOnce: 500, lagMs: 2500 },
  people: { atOnce: 1000, lagMs: 4000 },
  writes: { atOnce: 2000, lagMs: 8000 },
}

type Pressure = { limits?: Limits; lag?: () => number; chance?: () => number }

/**
 * The site with so many places. When too many answers are in the making, or the process lags behind, visits are turned
 * away with 503: first what costs much, then pages of strangers that no cache holds, then pages of people, and last
 * what people send. The further it lags the more of them, so that as many stay as can be answered. Probes, files of the
 * page and what a cache holds never ask the site; nor does a body that is still arriving take a place.
 */
export function withPlaces(
  site: Site,
  { limits = usual, lag = watchLag(), chance = Math.random }: Pressure = {},
): Site {
  let taken = 0
  return async (request, context) => {
    const kind = kindOfRequest(request)
    const { atOnce, lagMs } = limits[kind]
    if (taken >= atOnce || chance() >= lagMs / lag()) return turnedAway(kind)
    taken += 1
    try {
      return await site(request, context)
    } finally {
      taken -= 1
    }
  }
}

function turnedAway(kind: Kind) {
  countShed(kind)
  noteCrowd()
  return new Response(null, { status: 503 })
}

const windowMs = 500
const resolutionMs = 20

/** How far the event loop lagged behind lately, on average, in milliseconds. */
function watchLag() {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  delay.enable()
  let last = 0
  const look = () => {
    last = Number.isFinite(delay.mean) ? Math.max(0, delay.mean / 1e6 - resolutionMs) : 0
    delay.reset()
  }
  setInterval(look, windowMs).unref()
  return () => last
}
