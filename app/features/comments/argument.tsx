import { ArgumentForm } from '#app/features/comments/argument-form.tsx'
import { ArgumentTombstone } from '#app/features/comments/argument-tombstone.tsx'
import type { Discussion } from '#app/features/comments/discussion-of.server.ts'
import type { ShownComment } from '#app/features/comments/shown-comment.server.ts'
import { stanceLook } from '#app/features/comments/stance-look.ts'
import { FileList } from '#app/features/files/file-list.tsx'
import { m } from '#app/paraglide/messages.js'
import { Chip } from '#app/ui/chip.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { showMoment } from '#app/ui/figures/show-time.ts'
import { Time } from '#app/ui/figures/time.tsx'
import { Link } from '#app/ui/link.tsx'
import { Markdown } from '#app/ui/markdown.tsx'
import { Note } from '#app/ui/note.tsx'

type ArgumentProps = { argument: ShownComment; discussion: Discussion }

/** One comment in its thread, with what its reader may do about it. */
export function Argument({ argument, discussion }: ArgumentProps) {
  const { id, state, level, stance, html } = argument
  if (state === 'removed' || state === 'again' || (state === 'hidden' && !html)) {
    return (
      <li className={place(level)} id={`comment-${id}`}>
        <ArgumentTombstone argument={argument} timeZone={discussion.timeZone} />
        <MoreReplies argument={argument} discussion={discussion} />
      </li>
    )
  }
  const look = stance === 'none' ? undefined : stanceLook[stance]
  return (
    <li className={place(level)} id={`comment-${id}`}>
      <article className={classNames('argument stack-sm', look && `argument--${stance}`)}>
        <p className="meta">
          {look && (
            <Chip tone={look.tone}>
              {look.sign} {look.label()}
            </Chip>
          )}
          <Author argument={argument} />
          <Link to={`${discussion.path}?thread=${id}#comment-${id}`}>
            <Time at={argument.createdAt} timeZone={discussion.timeZone} />
          </Link>
          {argument.edited && <span>{m.comments_edited()}</span>}
          {argument.answered && level !== 0 && <span>{m.comments_in_reply_to({ name: argument.answered })}</span>}
        </p>
        {state !== 'published' && <OwnNotice argument={argument} timeZone={discussion.timeZone} />}
        <Markdown html={html} />
        <FileList files={argument.files} />
        {argument.imported && <p className="small muted">{m.comments_imported_totals(argument.imported)}</p>}
        <ArgumentActions argument={argument} discussion={discussion} />
      </article>
      <MoreReplies argument={argument} discussion={discussion} />
    </li>
  )
}

const place = (level: number) => classNames('discussion__item', level > 0 && `discussion__item--${level}`)

function Author({ argument: { author, mine } }: { argument: ShownComment }) {
  return (
    <>
      <span>{author?.name || m.site_guest()}</span>
      {author?.employee && <Chip tone="deep">{m.comments_employee()}</Chip>}
      {author?.proposed && <Chip>{m.comments_proposed_it()}</Chip>}
      {mine && <span>{m.comments_yours()}</span>}
    </>
  )
}

/** Only its author and the team see a held comment: how long it waits, or why it came back. */
function OwnNotice({ argument, timeZone }: { argument: ShownComment; timeZone: string }) {
  const { mine, state, reason, words, updatedAt } = argument
  if (!mine) return <Note tone="sun">{m.comments_held_team()}</Note>
  const hidden = state === 'hidden'
  if (!reason && !hidden)
    return <Note tone="sun">{m.comments_held_since({ time: showMoment(updatedAt, timeZone) })}</Note>
  return (
    <Note tone={hidden ? 'contra' : 'sun'}>
      <p>{hidden ? m.comments_hidden_yours({ reason }) : <strong>{m.comments_returned({ reason })}</strong>}</p>
      {words && <p>{words}</p>}
      <p>
        <Link to={`/appeal/comment/${argument.id}`}>{m.moderation_ask_again()}</Link>
      </p>
    </Note>
  )
}

function ArgumentActions({ argument, discussion }: ArgumentProps) {
  const { id, may, author } = argument
  const name = <span className="visually-hidden">: {author?.name || m.site_guest()}</span>
  return (
    <div className="argument__actions">
      {may.reply && (
        <details className="argument__reply">
          <summary>
            {m.comments_reply()}
            {name}
          </summary>
          <ArgumentForm page={discussion} parent={id} />
        </details>
      )}
      <p className="row">
        {may.edit && <Link to={`/comments/${id}/edit`}>{argument.reason ? m.ideas_amend() : m.comments_edit()}</Link>}
        {may.attach && <Link to={`/comments/${id}/files`}>{may.attach}</Link>}
        {may.remove && <Link to={`/comments/${id}/remove`}>{m.comments_remove()}</Link>}
        {may.report && (
          <Link to={`/comments/${id}/report`}>
            {m.comments_report()}
            {name}
          </Link>
        )}
        {may.moderate && (
          <Link to={`/desk/moderation/comment/${id}`}>
            {m.comments_moderate()}
            {name}
          </Link>
        )}
      </p>
    </div>
  )
}

function MoreReplies({ argument, discussion }: ArgumentProps) {
  if (argument.hidden === 0) return null
  return (
    <p className="discussion__more">
      <Link to={`${discussion.path}?thread=${argument.id}#discussion`}>
        {m.comments_more_replies({ n: argument.hidden })}
      </Link>
    </p>
  )
}
