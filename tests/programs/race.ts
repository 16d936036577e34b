import { closeDatabase, database, transaction } from '#drizzle/database.ts'
import { takeJob } from '#drizzle/queries/jobs.ts'
import { keepSetting, settingNamed } from '#drizzle/queries/settings.ts'

/** One of several processes that want the same: a budget, or jobs. Says what it got. */
const [what = '', ...words] = process.argv.slice(2)
const got = what === 'spend' ? await spend(Number(words[0])) : await take(words, new Date(words.pop() as string))
process.stdout.write(JSON.stringify(got))
await closeDatabase()

/** Tries so often at once to spend one of what is left. */
async function spend(times: number) {
  const one = () =>
    transaction(async () => {
      const left = Number(await settingNamed('budget'))
      if (left > 0) await keepSetting('budget', left - 1, new Date())
      return left > 0
    })
  const spent = await Promise.all(Array.from({ length: times }, one))
  return spent.filter(Boolean).length
}

async function take(names: string[], now: Date) {
  await database().rows('SELECT 1')
  const mine = await Promise.all(
    names.map(async (name) =>
      (await transaction(() => takeJob(name, now, now, new Date(now.getTime() + 60_000)))) ? [name] : [],
    ),
  )
  return mine.flat()
}
