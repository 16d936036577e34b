import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { showMoment } from '#app/ui/figures/show-time.ts'
import { Form } from '#app/ui/forms/form.tsx'
import { Note } from '#app/ui/note.tsx'

type DraftOfferProps = {
  address: string
  savedAt: Date
  timeZone: string
  /** For a draft this device kept; one the server kept is opened by its address. */
  onUse?: () => void
  onDiscard: () => void
}

/** What was written here before, to go on with or to drop. */
export function DraftOffer({ address, savedAt, timeZone, onUse, onDiscard }: DraftOfferProps) {
  return (
    <Note tone="deep" role="status">
      <div className="row between">
        <p>{m.ideas_draft_found({ time: showMoment(savedAt, timeZone) })}</p>
        <div className="row">
          {onUse ? (
            <Button type="button" onClick={onUse}>
              {m.ideas_draft_use()}
            </Button>
          ) : (
            <ButtonLink to={`${address}?draft=use`} reloadDocument>
              {m.ideas_draft_use()}
            </ButtonLink>
          )}
          <Form method="post" action={`${address}/discard`} onSubmit={onDiscard}>
            <Button look="quiet">{m.ideas_draft_drop()}</Button>
          </Form>
        </div>
      </div>
    </Note>
  )
}
