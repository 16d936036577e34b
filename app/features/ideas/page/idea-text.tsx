import type { IdeaPage } from '#app/features/ideas/idea-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Iceberg } from '#app/ui/contest/iceberg.tsx'
import { Link } from '#app/ui/link.tsx'
import { Markdown } from '#app/ui/markdown.tsx'

/** The tip, what lies beneath it, the details and the topics. */
export function IdeaText({ page: { idea, contest } }: { page: IdeaPage }) {
  const lang = idea.language || undefined
  return (
    <>
      <Iceberg
        tip={<Tip title={idea.title} lang={lang} />}
        beneath={idea.beneath && <Beneath idea={idea} lang={lang} />}
      />
      {idea.bodyHtml && <Markdown html={idea.bodyHtml} lang={lang} />}
      {idea.tags.length > 0 && (
        <ul className="row" aria-label={m.ideas_tags()}>
          {idea.tags.map((tag) => (
            <li key={tag}>
              <Link className="chip idea-page__tag" to={`/c/${contest.slug}?tag=${encodeURIComponent(tag)}`}>
                {tag}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {idea.imported && <p className="small muted">{m.ideas_imported_totals(idea.imported)}</p>}
    </>
  )
}

function Tip({ title, lang }: { title: string; lang?: string }) {
  return (
    <>
      <h2 className="idea-page__label">{m.ideas_what()}</h2>
      <p lang={lang}>{title}</p>
    </>
  )
}

function Beneath({ idea, lang }: { idea: IdeaPage['idea']; lang?: string }) {
  return (
    <>
      <h2 className="idea-page__label">{m.ideas_beneath_shown()}</h2>
      <p className="idea-page__beneath" lang={lang}>
        {idea.beneath}
      </p>
      {idea.beneathFor === 'team' && <p className="small muted">{m.ideas_beneath_team_only()}</p>}
    </>
  )
}
