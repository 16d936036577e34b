import { dayPart } from '#app/features/contests/dates/day-part.ts'
import { listContests } from '#app/features/contests/list-contests.server.ts'
import { promisesKept } from '#app/features/contests/page/promises.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { greetingFor } from '#app/features/settings/greeting-for.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { statusTeller } from '#app/features/settings/status-teller.server.ts'
import { getLanguage } from '#app/web/get-language.ts'
import { excerptOf } from '#app/web/render-markdown.server.ts'
import { latestAnswers } from '#drizzle/queries/latest-answers.ts'

const answersShown = 3

/** The front page: what is open, what comes, what was answered, and the box that never closes. */
export async function homePage(viewer: Viewer, now: Date = new Date()) {
  const settings = await siteSettings()
  const contests = await listContests(viewer, 'open', now)
  const dated = contests.filter(({ kind }) => kind !== 'box')
  const isOver = (phase: string) => phase === 'deciding' || phase === 'jury'
  const mayCreate = can(viewer, 'site.create-contest').allow
  return {
    greeting: dayPart(now, settings.timeZone),
    lead: greetingFor(settings, getLanguage()),
    open: dated.filter(({ phase }) => phase !== 'announced' && !isOver(phase)),
    coming: dated.filter(({ phase }) => phase === 'announced'),
    deciding: [...dated.filter(({ phase }) => isOver(phase)), ...(await listContests(viewer, 'closed', now))],
    box: contests.find(({ kind, takesIdeas }) => kind === 'box' && takesIdeas) ?? null,
    drafts: viewer.owns.length > 0 || mayCreate ? await listContests(viewer, 'draft', now) : [],
    answers: await answered(viewer),
    promises: await promisesKept(),
    mayCreate,
    now,
  }
}

async function answered(viewer: Viewer) {
  const rows = await latestAnswers(viewer, answersShown)
  const tell = await statusTeller()
  return rows.map(({ html, ...answer }) => ({ ...answer, status: tell(answer), excerpt: excerptOf(html) }))
}
