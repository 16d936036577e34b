import type { SheetPage } from '#app/features/jury/sheet/sheet-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/card.tsx'
import { Markdown } from '#app/ui/markdown.tsx'

/** What a juror reads of an idea; whose it is and who supports it only where the server has told. */
export function SheetIdea({ idea }: Pick<SheetPage, 'idea'>) {
  const lang = idea.language || undefined
  return (
    <Card as="article" look="flat">
      {idea.author !== undefined && (
        <p className="small muted">{m.jury_author({ name: idea.author || m.jury_nameless() })}</p>
      )}
      {idea.votes !== undefined && <p className="small muted">{m.votes_count({ n: idea.votes })}</p>}
      {idea.bodyHtml ? <Markdown html={idea.bodyHtml} lang={lang} /> : <p className="muted">{m.jury_no_details()}</p>}
      {idea.beneath && (
        <>
          <h2 className="contest-heading">{m.ideas_beneath_shown()}</h2>
          <p lang={lang} className="contest-lines">
            {idea.beneath}
          </p>
        </>
      )}
    </Card>
  )
}
