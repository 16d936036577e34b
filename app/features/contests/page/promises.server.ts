import { z } from 'zod'
import { m } from '#app/paraglide/messages.js'
import { showPercent } from '#app/ui/figures/show-number.ts'
import { transaction } from '#drizzle/database.ts'
import { answerRecord } from '#drizzle/queries/answer-clock.ts'
import { keepSetting, settingNamed } from '#drizzle/queries/settings.ts'
import { sharedFor, sharedRead } from '#drizzle/shared-read.ts'
import { isLarge, type Sized } from '#drizzle/sum-up.ts'

const Promises = z.object({ kept: z.number(), late: z.number(), broken: z.number(), days: z.number().nullish() })

const name = 'promises'
/** So late may it be told that an answer has become late. */
const recordStepMs = 10_000
/** Where thousands of answers are looked through for it. */
const largeStepMs = 60_000

/** Counts how promised answers were kept and writes it down for the front page. Hourly; safe to repeat. */
export async function countPromises(now: Date = new Date()) {
  const counted = await answerRecord(now)
  await transaction(() => keepSetting(name, counted, now))
  return counted
}

/** The latest count in words; null before the first, and while nothing was promised. */
export async function promisesKept() {
  const { data } = Promises.safeParse(await settingNamed(name))
  return data ? recordInWords(data) : null
}

/**
 * How the promised answers of one contest were kept, counted now, of a large one within the last minute; null while
 * nothing was promised.
 */
export async function contestRecord(contest: Sized, now: Date) {
  const [step, read] = [Math.floor(now.getTime() / recordStepMs), () => answerRecord(now, contest)]
  if (isLarge(contest)) return recordInWords(await sharedFor(`record ${contest.id}`, largeStepMs, read))
  return recordInWords(await sharedRead(`record ${contest.id} ${step}`, read, recordStepMs))
}

function recordInWords({ kept, late, broken, days }: z.infer<typeof Promises>) {
  const promised = kept + late + broken
  if (promised === 0) return null
  const percent = showPercent(kept / promised)
  const missed = late + broken
  return typeof days === 'number'
    ? m.contests_record({ n: days, percent, late: missed })
    : m.contests_record_none({ percent, late: missed })
}
