import { slugOf } from '#app/features/contests/slug-of.ts'
import { languageOf } from '#app/features/ideas/language-of.ts'
import { excerptOf, renderMarkdown } from '#app/web/render-markdown.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'

interface Texts {
  title: string
  body: string
  beneath: string
  beneathFor: 'everyone' | 'team'
  tags: string[]
}

/** The columns an idea's words fill. What lies beneath for the team only reaches no column that others are shown. */
export async function written({ title, body, beneath, beneathFor, tags }: Texts) {
  const bodyHtml = await renderMarkdown(body)
  const open = beneathFor === 'everyone' ? beneath : ''
  return {
    title,
    slug: slugOf(title),
    body,
    bodyHtml,
    excerpt: excerptOf(open ? await renderMarkdown(open) : bodyHtml),
    beneath,
    beneathFor: beneath ? beneathFor : ('everyone' as const),
    tags: [...new Set(tags)],
    language: languageOf(`${title} ${body}`, requestContext().locale),
  }
}
