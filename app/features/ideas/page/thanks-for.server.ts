import { env } from '#app/env.server.ts'
import type { IdeaPage } from '#app/features/ideas/idea-page.server.ts'
import { issueSecretLink } from '#app/features/people/issue-secret-link.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'

/** What the author is thanked with on the page that `?new` leads to: nobody else ever sees it. */
export async function thanksFor(viewer: Viewer, page: IdeaPage, search: URLSearchParams) {
  if (!search.has('new') || !page.author.mine) return null
  const path = await issueSecretLink(viewer.id)
  return { secretLink: path && new URL(path, env.PUBLIC_URL).href, mailed: search.get('new') === 'mailed' }
}
