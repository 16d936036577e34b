import { excerptOf, renderMarkdown } from '#app/web/render-markdown.server.ts'
import type { Rendered } from './arrival.ts'
import type { Batch } from './batch.ts'
import type { Progress } from './progress.ts'

/** All Markdown of a batch as safe HTML, before the transaction begins: nothing slow happens inside it. */
export async function renderBatch(batch: Batch, progress: Progress): Promise<Rendered> {
  const rendered: Rendered = { brief: await renderMarkdown(batch.contest.brief), ideas: new Map(), comments: new Map() }
  for (const idea of batch.ideas) {
    const html = await renderMarkdown(idea.body)
    rendered.ideas.set(idea.sourceId, { html, excerpt: excerptOf(html) })
  }
  for (const [index, comment] of batch.comments.entries()) {
    rendered.comments.set(comment.sourceId, await renderMarkdown(comment.text))
    if (index % 500 === 0) progress('texts', index, batch.comments.length)
  }
  progress('texts', batch.comments.length, batch.comments.length)
  return rendered
}
