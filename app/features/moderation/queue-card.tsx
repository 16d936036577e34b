import { stanceLook } from '#app/features/comments/stance-look.ts'
import { FileList } from '#app/features/files/file-list.tsx'
import { stateReason } from '#app/features/ideas/state-reason.ts'
import { DecisionForm } from '#app/features/moderation/decision-form.tsx'
import type { QueueItem } from '#app/features/moderation/moderation-queue.server.ts'
import { nameOf, Seen } from '#app/features/moderation/seen.tsx'
import { m } from '#app/paraglide/messages.js'
import { Chip } from '#app/ui/chip.tsx'
import { Time } from '#app/ui/figures/time.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Link } from '#app/ui/link.tsx'
import { Markdown } from '#app/ui/markdown.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type QueueCardProps = {
  item: QueueItem
  /** Where to go after the decision. */
  back: string
  keys?: boolean
  /** A decision that was not accepted, to be mended. */
  refused?: { decision: string; refusal: FormRefusal }
}

/** One text with why it is here, who wrote it, and what may be decided. */
export function QueueCard({ item, back, keys = false, refused }: QueueCardProps) {
  const { title, html, beneath, place, decisions } = item
  return (
    <article className="card stack-sm" aria-label={title || place}>
      <WhyHere item={item} />
      {item.reports.map((report) => (
        <p key={`${report.reason} ${report.words}`} className="small">
          {report.reason === 'appeal' ? m.moderation_appealed() : m.moderation_reported({ reason: report.about })}{' '}
          {report.words}
        </p>
      ))}
      {item.stateReason && (
        <p className="small muted">
          {m.ideas_reason({ reason: stateReason(item.stateReason) })} {item.stateWords}
        </p>
      )}
      {item.appeal?.by && <p className="small muted">{m.moderation_decided_by({ name: item.appeal.by })}</p>}
      {title && (
        <h2 className="as-h3">
          <Link to={item.path}>{title}</Link>
        </h2>
      )}
      {beneath && <p className="idea-page__beneath">{beneath}</p>}
      {html && <Markdown html={html} />}
      <FileList files={item.files} />
      <p className="small muted">
        {m.moderation_record(item.record)} · <Link to={item.path}>{place || item.contest.title}</Link>
      </p>
      <div className="row queue__decisions">
        {decisions.includes('publish') && <Press item={item} decision="publish" back={back} keys={keys} />}
        {decisions.includes('restore') && !item.appeal && (
          <Press item={item} decision="restore" back={back} keys={keys} />
        )}
        {folded(item).map(
          (decision) =>
            decisions.includes(decision) && (
              <DecisionForm
                key={decision}
                item={item}
                decision={decision}
                back={back}
                keys={keys}
                refused={refused?.decision === decision ? refused.refusal : undefined}
              />
            ),
        )}
        {decisions.length === 0 && <p>{item.appeal ? notYours(item.appeal) : m.moderation_nothing_to_decide()}</p>}
      </div>
    </article>
  )
}

/** Decisions that need words; an appeal is answered in words either way. */
const folded = ({ appeal }: QueueItem) =>
  appeal ? (['restore', 'uphold'] as const) : (['return', 'edit', 'hide'] as const)

const notYours = ({ nobodyElse }: NonNullable<QueueItem['appeal']>) =>
  nobodyElse ? m.moderation_appeal_nobody() : m.moderation_appeal_own()

const longWait = 120

function WhyHere({ item }: { item: QueueItem }) {
  const { standing, waitingMinutes, why, heldFor, author, stance } = item
  const waits = standing === 'held' || standing === 'reported' || standing === 'appealed'
  const look = stance === 'none' ? undefined : stanceLook[stance]
  return (
    <p className="meta">
      {waits && (
        <Chip tone={waitingMinutes >= longWait ? 'contra' : 'info'}>{m.moderation_waiting({ n: waitingMinutes })}</Chip>
      )}
      {standing === 'returned' && <Chip tone="sun">{m.moderation_is_returned()}</Chip>}
      {standing === 'hidden' && <Chip tone="contra">{m.moderation_is_hidden()}</Chip>}
      <span>{author.name || m.site_guest()}</span>
      {author.employee && <Chip tone="deep">{m.comments_employee()}</Chip>}
      <Time at={item.createdAt} timeZone={item.contest.timeZone} />
      {look && (
        <Chip tone={look.tone}>
          {look.sign} {look.label()}
        </Chip>
      )}
      {standing === 'held' && why.length + heldFor.length === 0 && <span>{m.moderation_read_first()}</span>}
      {heldFor.map((rule) => (
        <Chip key={rule} tone="sun">
          {heldWords[rule]?.()}
        </Chip>
      ))}
      {why.map((reason) => (
        <Chip key={reason} tone="sun">
          {lookTwice[reason]()}
        </Chip>
      ))}
    </p>
  )
}

const heldWords: Record<string, () => string> = {
  words: m.moderation_held_words,
  links: m.moderation_held_links,
  trap: m.moderation_held_trap,
  haste: m.moderation_held_haste,
}

const lookTwice = { phone: m.moderation_why_phone, email: m.moderation_why_email, links: m.moderation_why_links }

type PressProps = { item: QueueItem; decision: 'publish' | 'restore'; back: string; keys: boolean }

/** A decision that needs no words. */
function Press({ item, decision, back, keys }: PressProps) {
  const label =
    decision === 'restore'
      ? m.moderation_restore()
      : item.standing === 'reported'
        ? m.moderation_leave()
        : m.moderation_publish()
  return (
    <Form
      method="post"
      action={`/desk/moderation/${item.subject}/${item.id}/${decision}`}
      preventScrollReset
      data-key="a"
    >
      <Seen item={item} back={back} />
      <SubmitButton look="main">
        {label}
        {keys && (
          <span className="key" aria-hidden="true">
            A
          </span>
        )}
        <span className="visually-hidden">: {nameOf(item)}</span>
      </SubmitButton>
    </Form>
  )
}
