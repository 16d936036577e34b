import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { showMoment } from '#app/ui/figures/show-time.ts'
import { Form } from '#app/ui/forms/form.tsx'
import { Note } from '#app/ui/note.tsx'

/** Says that the page holds what was being written, and offers to forget it. */
export function RestoredDraft({ at, timeZone, draftPath }: { at: Date; timeZone: string; draftPath: string }) {
  return (
    <Note role="status">
      <Form method="post" action={`${draftPath}/discard`} className="row between">
        <span suppressHydrationWarning>{m.contests_draft_restored({ time: showMoment(at, timeZone) })}</span>
        <Button look="quiet">{m.contests_draft_discard()}</Button>
      </Form>
    </Note>
  )
}
