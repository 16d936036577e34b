import { Link } from '@remix-run/react'
import type { IdeaPage } from '#app/features/ideas/idea-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Chip } from '#app/ui/chip.tsx'
import { showDay } from '#app/ui/figures/show-time.ts'
import { Time } from '#app/ui/figures/time.tsx'

/** Contest, title, who wrote it when, what is promised and whose turn it is. */
export function IdeaHead({ page: { idea, author, contest, standing, holding } }: { page: IdeaPage }) {
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
        {standing.readBy && <span>{m.ideas_read_by({ name: standing.readBy })}</span>}
      </p>
      <div className="row">
        {standing.promisedBy && !standing.answeredAt && standing.turn !== 'none' && (
          <Chip tone={standing.late ? 'contra' : 'info'}>
            {m.ideas_promise({ date: showDay(standing.promisedBy, contest.timeZone) })}
          </Chip>
        )}
        <Turn turn={standing.turn} mine={author.mine} />
      </div>
      {standing.waits && <p className="small">{standing.waits}</p>}
      {standing.late && <p>{m.ideas_late()}</p>}
      {holding && (
        <p>
          <b>{holding.line}</b> {holding.text}
        </p>
      )}
    </header>
  )
}

function Turn({ turn, mine }: { turn: 'ours' | 'theirs' | 'none'; mine: boolean }) {
  if (turn === 'none') return null
  if (turn === 'ours') return <Chip tone="deep">{m.ideas_our_turn()}</Chip>
  return <Chip tone="sun">{mine ? m.ideas_your_turn() : m.ideas_authors_turn()}</Chip>
}
