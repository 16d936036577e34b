import { z } from 'zod'
import { sign, unsign } from '#app/web/signed.server.ts'

const purpose = 'pair'
const believed = 7 * 24 * 60 * 60 * 1000

const Pair = z.object({ contest: z.string(), person: z.string(), first: z.string(), second: z.string() })

/** Two ideas as they were shown, and to whom; a stranger without a row is nobody yet. */
export type ShownPair = z.infer<typeof Pair>

/**
 * A pair as forms carry it, signed: which ideas meet is decided here and not by who answers, so nobody can put the idea
 * of their choice against all others.
 */
export const issuePair = (pair: ShownPair, now = new Date()) => sign(purpose, pair, new Date(now.getTime() + believed))

/** The pair again if we put it together for this person and contest; pairs for strangers may be answered by anybody. */
export function readPair(token: string, contestId: string, personId: string, now = new Date()): ShownPair | undefined {
  const parsed = Pair.safeParse(unsign(purpose, token, now))
  if (!parsed.success || parsed.data.contest !== contestId) return undefined
  return ['', personId].includes(parsed.data.person) ? parsed.data : undefined
}
