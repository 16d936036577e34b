import { m } from '#app/paraglide/messages.js'
import { showHour } from '#app/ui/figures/show-time.ts'

type DraftLineProps = {
  savedAt: Date | undefined
  /** The reader's own zone. */
  timeZone: string
  /** On this device, or in the account. */
  where: 'device' | 'account'
}

/** Under a form: where and when its text was last kept. The place stays, so that the words are read out. */
export function DraftLine({ savedAt, timeZone, where }: DraftLineProps) {
  const time = savedAt && showHour(savedAt, timeZone)
  return (
    <p className="small muted" role="status">
      {time && (where === 'device' ? m.site_draft_on_device({ time }) : m.site_draft_in_account({ time }))}
    </p>
  )
}
