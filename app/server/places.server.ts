import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { LoadContext, Site } from '#app/server/ask-site.server.ts'
import { type Kind, kindOfRequest } from '#app/server/kind-of-request.ts'
import { countShed } from '#app/server/metrics.server.ts'
import { noteCrowd } from '#app/server/note-outage.server.ts'

type Limit = {
  /** Answers that may be in the making when one of this kind begins: of all that is read, or of all that is sent. */
  atOnce: number
  /** Milliseconds the process may lag behind when one of this kind begins. */
  lagMs: number
}

export type Limits = Record<Exclude<Kind, 'writes'>, Limit> & {
  writes: Limit & { waiting: number; patienceMs: number }
}

/**
 * Reading has places of its own. Votes begin so many at a time as share a commit well, and the others wait in one line: a vote may wait its turn, and nobody wants to press twice.
 */
const usual: Limits = {
  extras: { atOnce: 200, lagMs: 1500 },
  strangers: { atOnce: 500, lagMs: 2500 },
  people: { atOnce: 1000, lagMs: 4000 },
  writes: { atOnce: 32, waiting: 2000, patienceMs: 4000, lagMs: 8000 },
}

/** What very many send at once, and what takes a moment each. */
const votes = /\/(?:un)?vote$|\/(?:choose|pair|ballot)(?:\/|$)/

type Pressure = { limits?: Limits; lag?: () => number; chance?: () => number }

/**
 * The site with so many places. When too many answers are in the making, or the process lags behind, visits are turned
 * away with 503: first what costs much, then pages of strangers that no cache holds, then pages of people. However many
 * votes come at once, they take no place from who reads: they wait, and those for whom the line is too long are turned
 * away. The further the process lags the more of all, so that as many stay as can be answered. Probes, files of the
 * page and what a cache holds never ask the site; nor does a body that is still arriving take a place.
 */
export function withPlaces(
  site: Site,
  { limits = usual, lag = watchLag(), chance = Math.random }: Pressure = {},
): Site {
  const taken = { reading: 0, sending: 0 }
  const line = waitingLine(limits.writes)
  return async (request, context) => {
    const kind = kindOfRequest(request)
    if (chance() >= limits[kind].lagMs / lag()) return turnedAway(kind)
    if (kind !== 'writes') return inPlace(kind, limits[kind].atOnce, request, context)
    // What else is sent may take long, as a password does, and keeps no vote from its turn.
    if (votes.test(new URL(request.url).pathname)) return inLine(request, context)
    return inPlace(kind, limits.writes.waiting, request, context)
  }

  async function inPlace(kind: Kind, most: number, request: Request, context: LoadContext) {
    const where = kind === 'writes' ? 'sending' : 'reading'
    if (taken[where] >= most) return turnedAway(kind)
    taken[where] += 1
    try {
      return await site(request, context)
    } finally {
      taken[where] -= 1
    }
  }

  async function inLine(request: Request, context: LoadContext) {
    const turn = line.enter()
    if (!turn) return turnedAway('writes')
    await turn
    try {
      // Whoever has left meanwhile gets no answer, and may press again.
      return request.signal.aborted ? new Response(null, { status: 503 }) : await site(request, context)
    } finally {
      line.leave()
    }
  }
}

/**
 * So many turns of the event loop pass before the next are let in. It takes in one new connection a turn, and a page
 * needs several: were each as long as the votes in it, reading would stand still beside them. Without work they cost
 * nothing.
 */
const turnsBetween = 64

/**
 * So many are inside at once; so many more may wait, and whoever came first goes in first. Nobody joins the line while
 * the first in it has waited too long already: better to be told at once than to hear nothing.
 */
function waitingLine(limit: Limits['writes']) {
  const waiting: { since: number; goIn: () => void }[] = []
  const isTooLong = () =>
    waiting.length >= limit.waiting || performance.now() - (waiting[0]?.since ?? Infinity) > limit.patienceMs
  let inside = 0
  let isMoving = false
  const move = async () => {
    isMoving = true
    for (let turn = 0; turn < turnsBetween; turn++) await new Promise((resolve) => setImmediate(resolve))
    isMoving = false
    while (waiting.length > 0 && inside < limit.atOnce) {
      inside += 1
      waiting.shift()?.goIn()
    }
  }
  return {
    /** Answers when it is one's turn; undefined where the line is too long. */
    enter(): Promise<void> | undefined {
      if (waiting.length === 0 && inside < limit.atOnce) {
        inside += 1
        return Promise.resolve()
      }
      if (isTooLong()) return undefined
      return new Promise((goIn) => void waiting.push({ since: performance.now(), goIn }))
    },
    leave() {
      inside -= 1
      if (waiting.length > 0 && !isMoving) void move()
    },
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
