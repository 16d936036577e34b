import type { FilesQueue } from '#app/features/attachments/files-queue.server.ts'
import { FileSeen } from '#app/features/files/file-list.tsx'
import { STATE_REASONS, stateReason } from '#app/features/ideas/state-reason.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Time } from '#app/ui/figures/time.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'

type Item = FilesQueue['waiting'][number]

/** Pictures and documents that wait to be looked at, and those of the last thirty days. */
export function FilesQueueView({ queue }: { queue: FilesQueue }) {
  return (
    <div className="stack-lg">
      <PageHeader
        back={{ to: '/desk/moderation', label: m.moderation_queue() }}
        title={m.files_queue()}
        lead={m.files_queue_lead()}
      />
      <Part id="waiting" title={m.files_queue_waiting()} items={queue.waiting} none={m.files_queue_none()} />
      {queue.asked.length > 0 && <Part id="asked" title={m.files_queue_asked()} items={queue.asked} />}
      {queue.shown.length > 0 && <Part id="shown" title={m.files_queue_shown()} items={queue.shown} />}
      {queue.hidden.length > 0 && <Part id="hidden" title={m.files_queue_hidden()} items={queue.hidden} />}
    </div>
  )
}

type PartProps = { id: string; title: string; items: Item[]; none?: string }

function Part({ id, title, items, none }: PartProps) {
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {items.length === 0 && <EmptyState>{none}</EmptyState>}
      <ul className="grid">
        {items.map((item) => (
          <li key={item.id} className="card stack-sm">
            <FileSeen file={{ ...item, waits: '' }} />
            {item.picture && <p>{item.alt}</p>}
            <p className="meta">
              <Link to={item.thing}>{item.contest.title}</Link>
              <Time at={item.at} timeZone={item.contest.timeZone} />
            </p>
            {item.state === 'hidden' && (
              <p className="small muted">
                {item.reason && m.ideas_reason({ reason: item.reason })} {item.words}
              </p>
            )}
            {item.appeal ? (
              <Answers item={item} words={item.appeal.words} yours={item.appeal.yours} />
            ) : (
              <Decisions item={item} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What its owner said to it, and the two answers somebody else than who decided can give. */
function Answers({ item, words, yours }: { item: Item; words: string; yours: boolean }) {
  const to = `${item.path}/decide`
  const about = <span className="visually-hidden">: {item.alt}</span>
  return (
    <>
      <p>
        {m.moderation_appealed()} <q>{words}</q>
      </p>
      {!yours && <p className="small muted">{m.moderation_appeal_own()}</p>}
      {yours && (
        <div className="row queue__decisions">
          <Form method="post" action={to}>
            <Button look="main" name="decision" value="show">
              {m.moderation_restore()}
              {about}
            </Button>
          </Form>
          <details className="queue__decision">
            <summary className="button">
              {m.moderation_uphold()}
              {about}
            </summary>
            <Form method="post" action={to} className="stack queue__form">
              <input type="hidden" name="decision" value="uphold" />
              <TextArea id={`words-${item.id}`} name="words" label={m.files_uphold_words()} rows={3} required />
              <div className="row">
                <Button>{m.moderation_uphold()}</Button>
              </div>
            </Form>
          </details>
        </div>
      )}
    </>
  )
}

function Decisions({ item }: { item: Item }) {
  const to = `${item.path}/decide`
  const about = <span className="visually-hidden">: {item.alt}</span>
  return (
    <div className="row queue__decisions">
      {item.state !== 'shown' && (
        <Form method="post" action={to}>
          <Button look="main" name="decision" value="show">
            {item.state === 'held' ? m.files_show() : m.moderation_restore()}
            {about}
          </Button>
        </Form>
      )}
      {item.state !== 'hidden' && (
        <details className="queue__decision">
          <summary className="button button--danger">
            {m.moderation_hide()}
            {about}
          </summary>
          <Form method="post" action={to} className="stack queue__form">
            <input type="hidden" name="decision" value="hide" />
            <Select
              id={`reason-${item.id}`}
              name="reason"
              label={m.moderation_reason()}
              required
              options={reasons()}
              defaultValue=""
            />
            <TextArea
              id={`words-${item.id}`}
              name="words"
              label={m.moderation_words()}
              hint={m.moderation_words_hint()}
              rows={3}
            />
            <div className="row">
              <Button look="danger">{m.moderation_hide()}</Button>
            </div>
          </Form>
        </details>
      )}
    </div>
  )
}

const reasons = () => [
  { value: '', label: m.moderation_choose_reason() },
  ...STATE_REASONS.map((value) => ({ value, label: stateReason(value) })),
]
