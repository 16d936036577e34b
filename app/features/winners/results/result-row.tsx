import type { ResultIdea, Results } from '#app/features/winners/results/results-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Chip } from '#app/ui/chip.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { showDay } from '#app/ui/figures/show-time.ts'
import { Time } from '#app/ui/figures/time.tsx'

interface ResultRowProps {
  idea: ResultIdea
  results: Pick<Results, 'timeZone' | 'hasBallot'>
  under?: boolean
}

/** One idea in the result: its place, its votes, and what became of it. */
export function ResultRow({ idea, results: { timeZone, hasBallot }, under }: ResultRowProps) {
  return (
    <li className={classNames('idea-card', under && 'idea-card--under')} id={`idea-${idea.id}`}>
      <p className="idea-card__rank">{showNumber(idea.place)}</p>
      <div className="stack-sm">
        <h3 className="idea-card__title" lang={idea.language || undefined}>
          <a href={idea.path}>{idea.title}</a>
        </h3>
        {idea.excerpt && (
          <p className="idea-card__beneath" lang={idea.language || undefined}>
            {idea.excerpt}
          </p>
        )}
        <p className="meta">
          {idea.won && <Chip tone="sun">{m.winners_winner()}</Chip>}
          {idea.isClose && <Chip tone="contra">{m.winners_close_chip()}</Chip>}
          <Fate idea={idea} timeZone={timeZone} />
        </p>
        {idea.answer && <p className="small">{idea.answer.excerpt}</p>}
      </div>
      <p className="num idea-card__vote">
        {hasBallot ? m.winners_supporters({ n: idea.supporters }) : m.votes_count({ n: idea.supporters })}
      </p>
    </li>
  )
}

function Fate({ idea: { answer, promisedBy, path }, timeZone }: { idea: ResultIdea; timeZone: string }) {
  if (answer) {
    return (
      <>
        <Chip tone={answer.status.tone}>{answer.status.words}</Chip>
        <span>
          <Time at={answer.at} look="day" timeZone={timeZone} /> ·{' '}
          <a href={`${path}#answer`}>{m.winners_read_answer()}</a>
        </span>
      </>
    )
  }
  if (!promisedBy) return <span>{m.winners_no_answer()}</span>
  return <span>{m.winners_waiting_answer({ date: showDay(promisedBy, timeZone) })}</span>
}
