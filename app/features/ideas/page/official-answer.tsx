import type { ReactNode } from 'react'
import type { IdeaPage } from '#app/features/ideas/idea-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Chip } from '#app/ui/chip.tsx'
import { showDay } from '#app/ui/figures/show-time.ts'
import { Link } from '#app/ui/link.tsx'
import { Markdown } from '#app/ui/markdown.tsx'

type Standing = NonNullable<IdeaPage['answer']>
type Answer = Pick<Standing, 'status' | 'reason' | 'author' | 'authorTitle' | 'createdAt' | 'html'> &
  Partial<Pick<Standing, 'ideaId' | 'earlier' | 'portrait'>>

type OfficialAnswerProps = {
  answer: Answer
  timeZone: string
  /** What its author said to it. */
  children?: ReactNode
}

/** The team's signed reply, first in the discussion. */
export function OfficialAnswer({ answer, timeZone, children }: OfficialAnswerProps) {
  return (
    <article className="argument argument--official stack-sm" id="answer">
      <h2 className="idea-page__aside-title">{m.ideas_official()}</h2>
      <p className="meta">
        <Chip tone={answer.status.tone}>{answer.status.words}</Chip>
        {answer.portrait && <img className="portrait" src={answer.portrait} alt="" width={48} height={48} />}
        <span>{[answer.author, answer.authorTitle].filter(Boolean).join(', ')}</span>
        <time dateTime={answer.createdAt.toISOString()}>{showDay(answer.createdAt, timeZone)}</time>
      </p>
      {answer.reason && <p>{answer.reason}</p>}
      <Markdown html={answer.html} />
      {children}
      {Boolean(answer.earlier) && (
        <p className="small">
          <Link to={`/i/${answer.ideaId}/answers`} className="tall">
            {m.answers_earlier()}
          </Link>
        </p>
      )}
    </article>
  )
}
