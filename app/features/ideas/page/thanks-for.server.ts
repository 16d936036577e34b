import { env } from '#app/env.server.ts'
import type { IdeaPage } from '#app/features/ideas/idea-page.server.ts'
import { issueSecretLink } from '#app/features/people/issue-secret-link.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'

/**
 * What the author is thanked with on the page that `?new` leads to: nobody else ever sees it. In words already here, so
 * that they need not travel as script to everybody who reads an idea.
 */
export async function thanksFor(viewer: Viewer, page: IdeaPage, search: URLSearchParams) {
  if (!search.has('new') || !page.author.mine) return null
  const path = await issueSecretLink(viewer.id)
  return {
    promise: promiseOf(page),
    mailed: search.get('new') === 'mailed' ? m.ideas_mail_sent() : '',
    secret: path ? { link: new URL(path, env.PUBLIC_URL).href, words: m.ideas_secret() } : null,
  }
}

function promiseOf({ idea, standing, contest }: IdeaPage) {
  if (idea.state === 'held') return m.ideas_received_held()
  if (!standing.promisedBy) return m.ideas_published_undated()
  return m.ideas_published({ date: showDay(standing.promisedBy, contest.timeZone) })
}
