import type { IdeaPage } from '#app/features/ideas/idea-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Chip } from '#app/ui/chip.tsx'
import { Time } from '#app/ui/figures/time.tsx'
import { Link } from '#app/ui/link.tsx'

/** Contest, title, who wrote it when, what is promised and whose turn it is. */
export function IdeaHead({ page: { idea, author, contest, standing, holding } }: { page: IdeaPage }) {
  const { words } = standing
  return (
    <header className="stack-sm">
      <p className="small">
        <Link className="tall" to={`/c/${contest.slug}`}>
          {contest.title}
        </Link>
      </p>
      <h1 lang={idea.language || undefined}>{idea.title}</h1>
      <p className="meta">
        {author.page ? <Link to={author.page}>{author.name}</Link> : <span>{author.name || m.ideas_guest()}</span>}
        {author.employee && <span>{m.ideas_employee()}</span>}
        <Time at={idea.publishedAt ?? idea.createdAt} timeZone={contest.timeZone} />
        {idea.version > 0 && <Link to={`/i/${idea.id}/history`}>{m.ideas_edited()}</Link>}
        {words.read && <span>{words.read}</span>}
      </p>
      <div className="row">
        {words.promise && <Chip tone={standing.late ? 'contra' : 'info'}>{words.promise}</Chip>}
        {words.turn && <Chip tone={standing.turn === 'ours' ? 'deep' : 'sun'}>{words.turn}</Chip>}
      </div>
      {standing.waits && <p className="small">{standing.waits}</p>}
      {words.late && <p>{words.late}</p>}
      {holding && (
        <p>
          <b>{holding.line}</b> {holding.text}
        </p>
      )}
    </header>
  )
}
