import type { useKeptWords } from '#app/features/comments/use-kept-words.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { showMoment } from '#app/ui/figures/show-time.ts'
import { Note } from '#app/ui/note.tsx'

/** What was being written here before and never sent: to go on with, or to drop. */
export function KeptWords({ kept: { offered, use, discard, timeZone } }: { kept: ReturnType<typeof useKeptWords> }) {
  if (!offered) return null
  return (
    <Note tone="deep" role="status">
      <p>{m.ideas_draft_found({ time: showMoment(offered.savedAt, timeZone) })}</p>
      <div className="row">
        <Button type="button" onClick={use}>
          {m.ideas_draft_use()}
        </Button>
        <Button type="button" look="quiet" onClick={discard}>
          {m.ideas_draft_drop()}
        </Button>
      </div>
    </Note>
  )
}
