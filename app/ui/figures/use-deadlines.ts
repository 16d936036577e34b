import { useEffect, useState } from 'react'
import { m } from '#app/paraglide/messages.js'
import { showDeadline, showMoment } from '#app/ui/figures/show-time.ts'

/** Words for deadlines: in the reader's own time as soon as their browser tells it, until then in the contest's zone. */
export function useDeadlines(timeZone: string): (at: Date) => string {
  const [own, setOwn] = useState<string>()
  useEffect(() => setOwn(Intl.DateTimeFormat().resolvedOptions().timeZone), [])
  return (at) => (own ? m.site_your_time({ moment: showMoment(at, own) }) : showDeadline(at, timeZone))
}
