import type { ContestCardShown } from '#app/features/contests/contest-card-shown.ts'
import { timeLeft } from '#app/features/contests/dates/time-left.ts'
import { PhaseChip } from '#app/features/contests/page/phase-chip.tsx'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/card.tsx'
import { showDay } from '#app/ui/figures/show-time.ts'
import { Link } from '#app/ui/link.tsx'

/** One contest in a list: where it stands, what it asks, how many are there. */
export function ContestCard({ contest, now }: { contest: ContestCardShown; now: Date }) {
  const { path, language, title, question, ideas, participants, host, kind, state } = contest
  const to =
    state === 'draft'
      ? `/c/${contest.slug}/edit`
      : state === 'concluded' && kind !== 'debate'
        ? `${path}/results`
        : path
  return (
    <Card as="li">
      <p className="meta">
        <PhaseChip {...contest} />
        <span suppressHydrationWarning>{timeOf(contest, now)}</span>
      </p>
      <h3 lang={language}>
        <Link to={to}>{title}</Link>
      </h3>
      {question && <p lang={language}>{question}</p>}
      <p className="meta">
        {kind !== 'debate' && <span>{m.contests_ideas({ n: ideas })}</span>}
        <span>{m.contests_people({ n: participants })}</span>
        {host && <span>{m.contests_host({ name: host })}</span>}
      </p>
    </Card>
  )
}

function timeOf({ phase, closes, answerBy, concludedAt, timeZone }: ContestCardShown, now: Date) {
  if (concludedAt) return m.contests_concluded_on({ date: showDay(concludedAt, timeZone) })
  const open = phase === 'ideas' || phase === 'voting' || phase === 'discussion'
  if (open && closes && closes > now) return timeLeft(closes, now)
  const promised = phase === 'jury' || phase === 'deciding'
  return promised && answerBy ? m.contests_answer_promised({ date: showDay(answerBy, timeZone) }) : null
}
