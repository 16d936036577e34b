import type { IdeaPage } from '#app/features/ideas/idea-page.server.ts'
import type { Step, StepKey } from '#app/features/ideas/where-it-stands.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/card.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { showDay } from '#app/ui/figures/show-time.ts'

const names: Record<StepKey, () => string> = {
  received: m.ideas_step_received,
  reading: m.ideas_step_reading,
  read: m.ideas_step_read,
  gathering: m.ideas_step_gathering,
  shortlisted: m.ideas_step_shortlisted,
  answer: m.ideas_step_answer,
  answered: m.ideas_step_answered,
  winner: m.ideas_step_winner,
}

/** The stations of an idea as a line from top to bottom. */
export function WhereItStands({ page: { standing, contest } }: { page: IdeaPage }) {
  return (
    <Card as="section">
      <h2 className="idea-page__aside-title">{m.ideas_stands()}</h2>
      <ol className="idea-steps">
        {standing.steps.map((step) => (
          <li
            key={step.key}
            className={classNames('idea-steps__step', `idea-steps__step--${step.state}`)}
            aria-current={step.state === 'now' ? 'step' : undefined}
          >
            <b>{names[step.key]()}</b> <span className="muted">{dayOf(step, contest.timeZone)}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function dayOf({ state, at, key }: Step, timeZone: string) {
  if (at === null) return state === 'now' ? m.ideas_now() : ''
  const date = showDay(at, timeZone)
  return key === 'answer' ? m.ideas_by_day({ date }) : date
}
