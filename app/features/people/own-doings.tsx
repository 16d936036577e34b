import type { ReactNode } from 'react'
import { FateLine } from '#app/features/people/fate-line.tsx'
import type { Doings, OwnComment, OwnDraft, OwnVote } from '#app/features/people/list-doings.server.ts'
import { FateChips, OwnIdeas } from '#app/features/people/own-ideas.tsx'
import { m } from '#app/paraglide/messages.js'
import { Chip } from '#app/ui/chip.tsx'
import { showAgo } from '#app/ui/figures/show-time.ts'
import { Time } from '#app/ui/figures/time.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'

type Steps = Record<string, { at: Date | null; words: string }[]>

/** What became of each thing, in words already here. */
export interface OwnFates {
  label: string
  ideas: Steps
  votes: Steps
  comments: Steps
}

const noFates: OwnFates = { label: '', ideas: {}, votes: {}, comments: {} }

/** Everything a person did here, with what became of it. */
export function OwnDoings({ doings, fates = noFates }: { doings: Doings; fates?: OwnFates }) {
  const { ideas, votes, comments, drafts } = doings
  return (
    <>
      {drafts.length > 0 && (
        <Part id="drafts" title={m.people_me_drafts()}>
          <Drafts drafts={drafts} />
        </Part>
      )}
      <Part id="ideas" title={m.people_me_ideas()}>
        {ideas.length > 0 ? (
          <OwnIdeas ideas={ideas} fates={fates.ideas} label={fates.label} />
        ) : (
          <EmptyState>{m.people_me_no_ideas()}</EmptyState>
        )}
      </Part>
      <Part id="votes" title={m.people_me_votes()}>
        {votes.length > 0 ? <Votes votes={votes} fates={fates} /> : <p className="muted">{m.people_me_no_votes()}</p>}
      </Part>
      <Part id="comments" title={m.people_me_comments()}>
        {comments.length > 0 ? (
          <Comments comments={comments} fates={fates} />
        ) : (
          <p className="muted">{m.people_me_no_comments()}</p>
        )}
      </Part>
    </>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

function Drafts({ drafts }: { drafts: OwnDraft[] }) {
  return (
    <ul className="own-list">
      {drafts.map(({ title, contest, savedAt }) => (
        <li key={contest.id} className="stack-sm">
          <Link to={`/c/${contest.slug}/new`}>{title || m.people_me_untitled()}</Link>
          <p className="meta">
            <span>{contest.title}</span>
            <span suppressHydrationWarning>{m.people_me_draft_saved({ ago: showAgo(savedAt) })}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}

function Votes({ votes, fates }: { votes: OwnVote[]; fates: OwnFates }) {
  return (
    <ul className="own-list">
      {votes.map((vote) => (
        <li key={vote.id} className="stack-sm">
          {vote.title ? <Link to={vote.path}>{vote.title}</Link> : <span>{m.people_me_taken_down()}</span>}
          <p className="meta">
            {vote.title && <FateChips {...vote} turn="none" />}
            {vote.provisional && <span>{m.people_vote_provisional()}</span>}
            {vote.void && <span>{m.people_vote_void()}</span>}
            <Link to={`/c/${vote.contest.slug}`}>{vote.contest.title}</Link>
            <Time at={vote.at} />
          </p>
          <FateLine steps={fates.votes[vote.id] ?? []} label={fates.label} />
        </li>
      ))}
    </ul>
  )
}

const stances = {
  for: m.people_stance_for,
  against: m.people_stance_against,
  question: m.people_stance_question,
  none: undefined,
}
const stanceTones = { for: 'pro', against: 'contra', question: 'info' } as const

function Comments({ comments, fates }: { comments: OwnComment[]; fates: OwnFates }) {
  return (
    <ul className="own-list">
      {comments.map((comment) => (
        <li key={comment.id} className="stack-sm">
          <p>{comment.text}</p>
          {comment.words && <p className="small">{comment.words}</p>}
          <p className="meta">
            {comment.stance !== 'none' && <Chip tone={stanceTones[comment.stance]}>{stances[comment.stance]?.()}</Chip>}
            {comment.state === 'held' && <span>{m.people_comment_held()}</span>}
            {comment.state === 'hidden' && <Chip tone="contra">{m.people_comment_hidden()}</Chip>}
            <CommentPlace comment={comment} />
            <Time at={comment.at} />
          </p>
          <FateLine steps={fates.comments[comment.id] ?? []} label={fates.label} />
        </li>
      ))}
    </ul>
  )
}

function CommentPlace({ comment }: { comment: OwnComment }) {
  const { contest, ideaId, ideaTitle } = comment
  if (!ideaId)
    return <Link to={contest.kind === 'debate' ? `/d/${contest.slug}` : `/c/${contest.slug}`}>{contest.title}</Link>
  return ideaTitle ? <Link to={`/i/${ideaId}`}>{ideaTitle}</Link> : <span>{m.people_me_taken_down()}</span>
}
