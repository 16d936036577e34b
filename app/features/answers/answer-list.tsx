import type { AnswersPage } from '#app/features/answers/answer-page.server.ts'
import { OfficialAnswer } from '#app/features/ideas/page/official-answer.tsx'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'

/** Every answer an idea was given, the standing one first. */
export function AnswerList({ page: { answers, timeZone } }: { page: AnswersPage }) {
  if (answers.length === 0) return <p>{m.answers_none()}</p>
  return (
    <ol className="stack">
      {answers.map((answer) => (
        <li key={answer.id} className="stack-sm">
          {answer.supersededAt && (
            <p className="small muted">{m.answers_superseded({ date: showDay(answer.supersededAt, timeZone) })}</p>
          )}
          <OfficialAnswer answer={answer} timeZone={timeZone} />
        </li>
      ))}
    </ol>
  )
}
