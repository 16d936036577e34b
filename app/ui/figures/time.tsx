import { showAgo, showDay, showDeadline, showMoment } from '#app/ui/figures/show-time.ts'

const looks = {
  ago: (at: Date) => showAgo(at),
  day: showDay,
  moment: showMoment,
  deadline: showDeadline,
}

type TimeProps = {
  at: Date
  look?: keyof typeof looks
  /** IANA name; a contest carries its own. */
  timeZone?: string
}

/** An instant in words, with the exact one for machines and on hover. */
export function Time({ at, look = 'ago', timeZone = 'UTC' }: TimeProps) {
  // Time passes between server and browser, and their calendars word it differently: the browser's words stand.
  return (
    <time dateTime={at.toISOString()} title={showDeadline(at, timeZone)} suppressHydrationWarning>
      {looks[look](at, timeZone)}
    </time>
  )
}
