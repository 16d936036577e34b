import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'

interface Waiting {
  turn: 'ours' | 'theirs' | 'none'
  turnSince: Date | null
  publishedAt: Date | null
  createdAt: Date
  promisedBy: Date | null
  answeredAt: Date | null
}

/** Whom an idea waits for, since when and until when; empty when it waits for nobody. */
export function waitsInWords(
  idea: Waiting,
  { timeZone, mine, now }: { timeZone: string; mine: boolean; now: Date },
): string {
  const { turn, promisedBy, answeredAt } = idea
  const day = (date: Date) => showDay(date, timeZone, now)
  const since = day(idea.turnSince ?? idea.publishedAt ?? idea.createdAt)
  if (turn === 'theirs') return mine ? m.ideas_waits_you({ since }) : m.ideas_waits_author({ since })
  if (turn === 'none' || answeredAt) return ''
  return promisedBy ? m.ideas_waits_team({ since, until: day(promisedBy) }) : m.ideas_waits_team_open({ since })
}
