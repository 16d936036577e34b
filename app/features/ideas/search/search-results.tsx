import type { Lit } from '#app/features/ideas/search/highlight.ts'
import type { Found } from '#app/features/ideas/search-ideas.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Time } from '#app/ui/figures/time.tsx'
import { Link } from '#app/ui/link.tsx'

/** What was found, the words of the query marked. */
export function SearchResults({ items }: { items: Found['items'] }) {
  return (
    <ul className="stack">
      {items.map((idea) => (
        <li key={idea.id} className="card stack-sm">
          <h2 className="idea-card__title" lang={idea.language || undefined}>
            <Link to={idea.path}>
              <Marked pieces={idea.titleLit} />
            </Link>
          </h2>
          {idea.snippet.length > 0 && (
            <p lang={idea.language || undefined}>
              <Marked pieces={idea.snippet} />
            </p>
          )}
          <p className="meta">
            <Link className="tall" to={`/c/${idea.contest.slug}`}>
              {idea.contest.title}
            </Link>
            <span>{idea.author || m.ideas_guest()}</span>
            {idea.publishedAt && <Time at={idea.publishedAt} />}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Marked({ pieces }: { pieces: Lit[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change places
  return pieces.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))
}
