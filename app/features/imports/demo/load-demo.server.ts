import { flushViews } from '#app/features/ideas/record-views.server.ts'
import { renewFairPriors } from '#app/features/votes/renew-fair-priors.server.ts'
import { transaction } from '#drizzle/database.ts'
import { contestNamed } from '#drizzle/queries/contests.ts'
import { keepSetting, settingNamed } from '#drizzle/queries/settings.ts'
import { type Progress, silent } from '../progress.ts'
import { demoPeople } from './demo-people.server.ts'
import { english } from './english.ts'
import { playContest } from './play-contest.server.ts'
import { russian } from './russian.ts'
import { spanish } from './spanish.ts'

/**
 * Loads a sample organisation: contests in three languages and in every phase, lived through by its people with the
 * same verbs the site uses. Does nothing when it was loaded before. Answers the addresses of the contests.
 */
export async function loadDemo(progress: Progress = silent, now = new Date()): Promise<string[]> {
  if (await settingNamed('demo-loaded')) return []
  const people = await demoPeople(now)
  const contests = [...english, ...spanish, ...russian]
  const slugs: string[] = []
  for (const [index, contest] of contests.entries()) {
    slugs.push(await playContest(contest, people, now))
    progress('contests', index + 1, contests.length)
  }
  await flushViews()
  await renewFairPriors()
  await transaction(() => keepSetting('demo-loaded', now.toISOString(), now))
  const found = await Promise.all(slugs.map((slug) => contestNamed(slug)))
  return found.flatMap((contest) =>
    contest ? [contest.kind === 'debate' ? `/d/${contest.slug}` : `/c/${contest.slug}`] : [],
  )
}
