import type { QueueItem } from '#app/features/moderation/moderation-queue.server.ts'
import { m } from '#app/paraglide/messages.js'

/** How it stood when it was read, so that nobody decides about something else. */
export function Seen({ item, back }: { item: QueueItem; back: string }) {
  return (
    <>
      <input type="hidden" name="seen" value={item.standing ?? ''} />
      <input type="hidden" name="version" value={item.version} />
      <input type="hidden" name="back" value={back} />
    </>
  )
}

export const nameOf = ({ title, author }: QueueItem) => title || author.name || m.site_guest()
