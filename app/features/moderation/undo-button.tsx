import type { LastDecision } from '#app/features/moderation/moderation-queue.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/forms/form.tsx'

/** Takes back what the reader of the queue decided last. */
export function UndoButton({ last, keys }: { last: LastDecision; keys: boolean }) {
  return (
    <Form key={last.id} method="post" action="/desk/moderation/undo" preventScrollReset data-key="u" className="row">
      <input type="hidden" name="decision" value={last.id} />
      <span className="small">
        {didWords[last.decision]()}: {last.title}
      </span>
      <Button>
        {m.moderation_undo()}
        {keys && (
          <span className="key" aria-hidden="true">
            U
          </span>
        )}
      </Button>
    </Form>
  )
}

const didWords = {
  publish: m.moderation_did_publish,
  return: m.moderation_did_return,
  edit: m.moderation_did_edit,
  hide: m.moderation_did_hide,
  restore: m.moderation_did_restore,
  uphold: m.moderation_did_uphold,
}
