import { z } from 'zod'
import { transaction } from '#drizzle/database.ts'
import { promisesSoFar } from '#drizzle/queries/promises.ts'
import { keepSetting, settingNamed } from '#drizzle/queries/settings.ts'

const Promises = z.object({ kept: z.number(), late: z.number(), broken: z.number() })

const name = 'promises'

/** Counts how promised answers were kept and writes it down for the front page. Hourly; safe to repeat. */
export async function countPromises(now: Date = new Date()) {
  const counted = await promisesSoFar(now)
  await transaction(() => keepSetting(name, counted, now))
  return counted
}

/** The latest count; null before the first, and while nothing was promised. */
export async function promisesKept() {
  const { data } = Promises.safeParse(await settingNamed(name))
  return data && data.kept + data.late + data.broken > 0 ? data : null
}
