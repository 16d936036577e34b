import type { RefusedName } from '#app/features/moderation/names/decide-from-form.server.ts'
import type { NameDecision } from '#app/features/moderation/names/forms.server.ts'
import { nameReasonOptions } from '#app/features/moderation/names/name-reasons.ts'
import type { NameItem, NamesQueue } from '#app/features/moderation/names/names-queue.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'

type NamesViewProps = { queue: NamesQueue; refused: RefusedName | undefined }

/** Reported names and appeals about them; each with the decisions that are open to whoever reads it. */
export function NamesView({ queue: { names }, refused }: NamesViewProps) {
  return (
    <div className="stack-lg">
      <PageHeader
        back={{ to: '/desk/moderation', label: m.moderation_queue() }}
        title={m.names_queue()}
        lead={m.names_queue_lead()}
      />
      {names.length === 0 && <EmptyState>{m.names_queue_none()}</EmptyState>}
      <ul className="stack">
        {names.map((item) => (
          <li key={`${item.subject}-${item.id}`} className="card stack-sm">
            <NameCard item={item} refused={refused?.key === `${item.subject}-${item.id}` ? refused : undefined} />
          </li>
        ))}
      </ul>
    </div>
  )
}

type CardProps = { item: NameItem; refused: RefusedName | undefined }

function NameCard({ item, refused }: CardProps) {
  return (
    <>
      <h2 className="as-h3">
        <Link to={item.path} className="tall">
          {item.name}
        </Link>
      </h2>
      <p className="meta">
        <span>{item.kind}</span>
        <span>{item.since}</span>
      </p>
      {item.appeal && <p className="small muted">{item.appeal.was}</p>}
      {item.reports.map(({ id, said, words }) => (
        <p key={id} className="small">
          {said} {words}
        </p>
      ))}
      {item.decisions.length === 0 && <p>{m.names_not_yours()}</p>}
      <div className="row queue__decisions">
        {item.decisions.map((decision) => (
          <Decision key={decision} item={item} decision={decision} refused={refused} />
        ))}
      </div>
    </>
  )
}

const labels: Record<NameDecision, () => string> = {
  leave: m.names_leave,
  replace: m.names_replace,
  restore: m.names_restore,
  uphold: m.names_uphold,
}

function Decision({ item, decision, refused }: CardProps & { decision: NameDecision }) {
  const to = `?subject=${item.subject}&thing=${item.id}&decision=${decision}`
  const about = <span className="visually-hidden">: {item.name}</span>
  const seen = <input type="hidden" name="seen" value={item.name} />
  const wrong = refused?.decision === decision ? refused.refusal : undefined
  if (decision === 'leave')
    return (
      <Form method="post" action={to} className="stack-sm">
        <FormErrors {...wrong} />
        {seen}
        <Button look="main">
          {labels.leave()}
          {about}
        </Button>
      </Form>
    )
  const id = `${decision}-${item.id}`
  return (
    <details className="queue__decision" open={wrong !== undefined}>
      <summary className={`button${decision === 'replace' ? ' button--danger' : ''}`}>
        {labels[decision]()}
        {about}
      </summary>
      <Form method="post" action={to} className="stack queue__form">
        <FormErrors {...wrong} labels={{ reason: m.moderation_reason(), words: m.moderation_words() }} />
        {seen}
        {decision === 'replace' && (
          <Select
            id={`reason-${id}`}
            name="reason"
            label={m.moderation_reason()}
            required
            options={[{ value: '', label: m.moderation_choose_reason() }, ...nameReasonOptions()]}
            defaultValue={String(wrong?.values.reason ?? '')}
            errors={wrong?.errors.reason}
          />
        )}
        <TextArea
          id={`words-${id}`}
          name="words"
          label={m.moderation_words()}
          hint={m.names_words_hint()}
          rows={3}
          required={decision === 'uphold'}
          defaultValue={String(wrong?.values.words ?? '')}
          errors={wrong?.errors.words}
        />
        <div className="row">
          <Button look={decision === 'replace' ? 'danger' : 'main'}>{labels[decision]()}</Button>
        </div>
      </Form>
    </details>
  )
}
