import type { homePage } from '#app/features/contests/page/home-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Chip } from '#app/ui/chip.tsx'
import { Time } from '#app/ui/figures/time.tsx'
import { Link } from '#app/ui/link.tsx'

type Answered = Awaited<ReturnType<typeof homePage>>['answers']
type Promises = Awaited<ReturnType<typeof homePage>>['promises']

/** “You asked, we answered”: how promises were kept, and the latest official answers, each leading to its idea. */
export function AnsweredIdeas({ answers, promises }: { answers: Answered; promises: Promises }) {
  if (answers.length === 0) return null
  return (
    <section className="stack">
      <div className="row between">
        <h2 id="answered">{m.contests_just_answered()}</h2>
        {promises && <p className="meta">{promises}</p>}
      </div>
      <ul className="stack">
        {answers.map((answer) => (
          <li key={answer.id} className="argument argument--official stack-sm">
            <p className="meta">
              <Chip tone={answer.status.tone}>{answer.status.words}</Chip>
              <Time at={answer.at} look="day" timeZone={answer.timeZone} />
              <span>{[answer.by, answer.byTitle].filter(Boolean).join(', ')}</span>
            </p>
            <h3 lang={answer.language || undefined}>
              <Link to={`/i/${answer.ideaId}${answer.ideaSlug && `-${answer.ideaSlug}`}`}>{answer.title}</Link>
            </h3>
            <p>{answer.excerpt}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
