import type { ContestSummaryShown } from '#app/features/contests/page/contest-summary.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/card.tsx'
import { showDeadline } from '#app/ui/figures/show-time.ts'

/** The contract in short: dates with their hour and zone, and the rules in words. */
export function ContestSummary({ contest }: { contest: ContestSummaryShown }) {
  const { title, question, language, rules } = contest
  return (
    <Card as="section">
      <h2 className="contest-heading">{m.contests_summary()}</h2>
      {question !== title && <p lang={language}>{question}</p>}
      <dl className="contest-facts" suppressHydrationWarning>
        {datesOf(contest).map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <ul className="contest-rules small">
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </Card>
  )
}

function datesOf(contest: ContestSummaryShown): [name: string, words: string][] {
  const { ideasFrom, ideasUntil, votingFrom, closes, juryUntil, answerBy, timeZone } = contest
  const at = (date: Date) => showDeadline(date, timeZone)
  const apart = ideasUntil && closes && ideasUntil.getTime() !== closes.getTime()
  return [
    [m.contests_summary_opens(), ideasFrom ? at(ideasFrom) : m.contests_summary_at_once()],
    ...row(m.contests_summary_ideas_until(), apart ? at(ideasUntil) : null),
    ...row(m.contests_summary_voting_from(), votingFrom ? at(votingFrom) : null),
    [m.contests_summary_closes(), closes ? at(closes) : m.contests_summary_never()],
    ...row(m.contests_summary_jury(), juryUntil ? at(juryUntil) : null),
    ...row(m.contests_summary_answer(), answerBy ? at(answerBy) : null),
  ]
}

const row = (name: string, words: string | null): [string, string][] => (words === null ? [] : [[name, words]])
