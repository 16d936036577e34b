import type { ReactNode } from 'react'
import { Argument } from '#app/features/comments/argument.tsx'
import { ArgumentForm } from '#app/features/comments/argument-form.tsx'
import type { Discussion as Page } from '#app/features/comments/discussion-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'
import { Tabs } from '#app/ui/tabs.tsx'

type DiscussionProps = {
  discussion: Page
  /** The official answer comes first. */
  answer?: ReactNode
}

/** What people say for and against an idea, or about the question of a debate. */
export function Discussion({ discussion, answer }: DiscussionProps) {
  const { counts, debate, thread, path } = discussion
  return (
    <section className="stack" aria-labelledby="discussion">
      <h2 id="discussion">{debate ? m.contests_arguments() : m.ideas_comments({ n: counts.all })}</h2>
      {counts.all > 0 && <StanceTabs discussion={discussion} />}
      {answer}
      {thread && (
        <p>
          <Link to={`${path}#discussion`} className="tall">
            {m.comments_whole_discussion()}
          </Link>
        </p>
      )}
      <Arguments discussion={discussion} />
      <TakePart discussion={discussion} />
    </section>
  )
}

function StanceTabs({ discussion: { path, counts, stance } }: DiscussionProps) {
  const tab = (value: 'for' | 'against' | 'question', label: string) => ({
    to: `${path}?stance=${value}#discussion`,
    label: `${label} ${showNumber(counts[value])}`,
    current: stance === value,
  })
  const tabs = [
    { to: `${path}#discussion`, label: m.comments_all(), current: stance === null },
    tab('for', m.comments_for()),
    tab('against', m.comments_against()),
    tab('question', m.comments_questions()),
  ]
  return <Tabs label={m.comments_by_stance()} tabs={tabs} />
}

function Arguments({ discussion }: DiscussionProps) {
  const { items, next, path, stance, thread, may, counts } = discussion
  if (items.length === 0 && (counts.all === 0 || stance || thread)) {
    const invites = may === 'write' && !stance && !thread
    return <EmptyState>{invites ? m.comments_none() : m.comments_none_here()}</EmptyState>
  }
  const kept = Object.entries({ stance, thread, after: next }).flatMap(([name, value]) =>
    value ? [[name, value] as [string, string]] : [],
  )
  return (
    <>
      <ol className="discussion" aria-labelledby="discussion">
        {items.map((item) => (
          <Argument key={item.id} argument={item} discussion={discussion} />
        ))}
      </ol>
      {next && (
        <div className="row">
          <ButtonLink to={`${path}?${new URLSearchParams(kept)}#discussion`} preventScrollReset>
            {m.comments_show_more()}
          </ButtonLink>
        </div>
      )}
    </>
  )
}

/** The form, or why there is none. */
function TakePart({ discussion }: DiscussionProps) {
  const { may, path, thread } = discussion
  if (may === 'closed') return <p className="muted">{m.comments_closed()}</p>
  if (may === 'not-for-you') return <p className="muted">{m.comments_not_for_you()}</p>
  if (may === 'sign-in') {
    return (
      <div className="card stack-sm">
        <p>{m.comments_sign_in_first()}</p>
        <div className="row">
          <ButtonLink to={`/in?next=${encodeURIComponent(path)}`}>{m.site_sign_in()}</ButtonLink>
        </div>
      </div>
    )
  }
  if (thread) return null
  return (
    <div className="card">
      <ArgumentForm page={discussion} />
    </div>
  )
}
