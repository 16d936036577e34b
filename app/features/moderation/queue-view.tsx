import { useRef } from 'react'
import type { LastDecision, QueueItem } from '#app/features/moderation/moderation-queue.server.ts'
import { QueueCard } from '#app/features/moderation/queue-card.tsx'
import { UndoButton } from '#app/features/moderation/undo-button.tsx'
import { useQueueKeys } from '#app/features/moderation/use-queue-keys.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'

type QueueViewProps = {
  items: QueueItem[]
  more: boolean
  last: LastDecision | null
  filesLink: string
  namesLink: string
}

/** Everything that waits to be read, longest first; one form per decision, one key per decision for whoever likes keys. */
export function QueueView({ items, more, last, filesLink, namesLink }: QueueViewProps) {
  const list = useRef<HTMLOListElement>(null)
  const ids = items.map(({ subject, id }) => `${subject}-${id}`)
  const keys = useQueueKeys(list, ids)
  return (
    <div className="stack-lg">
      <PageHeader
        title={m.moderation_queue()}
        aside={items.length > 0 ? m.moderation_waiting_count({ n: items.length }) : undefined}
      />
      <p>
        <Link to="/desk/moderation/files" className="tall">
          {filesLink}
        </Link>
      </p>
      {namesLink && (
        <p>
          <Link to="/desk/moderation/names" className="tall" reloadDocument>
            {namesLink}
          </Link>
        </p>
      )}
      {last && <UndoButton last={last} keys={keys.on} />}
      {items.length === 0 ? (
        <EmptyState action={<ButtonLink to="/">{m.site_contests()}</ButtonLink>}>
          {m.moderation_queue_done()}
        </EmptyState>
      ) : (
        <>
          {keys.ready && (
            <p className="small muted">
              <label className="check">
                <input type="checkbox" checked={keys.on} onChange={(event) => keys.turn(event.currentTarget.checked)} />
                <span>{m.moderation_keys()}</span>
              </label>
            </p>
          )}
          <ol className="stack" ref={list} aria-label={m.moderation_queue()}>
            {items.map((item) => (
              <li
                key={`${item.subject}-${item.id}`}
                id={`${item.subject}-${item.id}`}
                tabIndex={-1}
                className="queue__item"
              >
                <QueueCard item={item} back="/desk/moderation" keys={keys.on} />
              </li>
            ))}
          </ol>
          {more && <p className="muted">{m.moderation_more_wait()}</p>}
        </>
      )}
    </div>
  )
}
