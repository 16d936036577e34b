import type { ContestCardShown } from '#app/features/contests/contest-card-shown.ts'
import { ContestCard } from '#app/features/contests/page/contest-card.tsx'

interface ContestCardsProps {
  label: string
  contests: ContestCardShown[]
  now: Date
  id?: string
}

/** Contests under a heading; nothing at all when there are none. */
export function ContestCards({ label, contests, now, id }: ContestCardsProps) {
  if (contests.length === 0) return null
  return (
    <section className="stack">
      <h2 id={id}>{label}</h2>
      <ul className="grid">
        {contests.map((contest) => (
          <ContestCard key={contest.id} contest={contest} now={now} />
        ))}
      </ul>
    </section>
  )
}
