import type { QueueItem } from '#app/features/moderation/moderation-queue.server.ts'
import { QueueCard } from '#app/features/moderation/queue-card.tsx'
import { m } from '#app/paraglide/messages.js'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type OneThingProps = { item: QueueItem; refused: { decision: string; refusal: FormRefusal } | undefined }

/** One text and what may be decided about it; also where a decision that came too late is explained. */
export function OneThing({ item, refused }: OneThingProps) {
  const folded =
    refused?.decision === 'publish' ||
    (refused?.decision === 'restore' && !item.appeal) ||
    !item.decisions.some((one) => one === refused?.decision)
  return (
    <div className="stack-lg narrow">
      <PageHeader back={{ to: '/desk/moderation', label: m.moderation_queue() }} title={m.moderation_one()} />
      {refused && folded && <FormErrors {...refused.refusal} />}
      {item.maySetTrust && (
        <p>
          <Link to={`/desk/moderation/${item.subject}/${item.id}/trust`} className="tall">
            {m.moderation_trust()}
          </Link>
        </p>
      )}
      <QueueCard item={item} back={item.path} refused={refused} />
    </div>
  )
}
