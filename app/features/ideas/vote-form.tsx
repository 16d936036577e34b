import type { FormEvent } from 'react'
import type { VoteClosed } from '#app/features/ideas/idea-card-data.ts'
import { useVote } from '#app/features/ideas/use-vote.ts'
import { m } from '#app/paraglide/messages.js'
import { VoteButton } from '#app/ui/contest/vote-button.tsx'
import { Link } from '#app/ui/link.tsx'

export interface VotedIdea {
  id: string
  title: string
  votes?: number
  voted: 'counted' | 'provisional' | 'void' | null
  closed: VoteClosed | null
}

type VoteFormProps = {
  idea: VotedIdea
  /** Path of the page the form stands on; a press without a script comes back there. */
  back: string
  /** Its votes since the page was loaded. */
  live?: { at: number; votes: number }
  /** See `VoteButton`; for forms that are on a page once for each idea. */
  about?: string
}

/** The vote button of one idea with all it can do; what it has to say stands beside it. */
export function VoteForm({ idea, back, live, about }: VoteFormProps) {
  const vote = useVote(idea.id, { voted: idea.voted, votes: idea.votes ?? null }, live)
  const pressed = vote.voted !== null
  if (idea.closed === 'ballot') return null

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    void vote.press(new FormData(event.currentTarget))
  }

  return (
    <>
      <form
        className="vote-form"
        method="post"
        action={`/i/${idea.id}/${pressed ? 'unvote' : 'vote'}`}
        onSubmit={submit}
      >
        <input type="hidden" name="back" value={back} />
        <VoteButton
          title={idea.title}
          pressed={pressed}
          waiting={vote.voted === 'provisional'}
          votes={vote.votes}
          closed={idea.closed ? closedWords(idea.closed) : undefined}
          about={about}
        />
      </form>
      <Said vote={vote} />
    </>
  )
}

function Said({ vote: { said, busy } }: { vote: ReturnType<typeof useVote> }) {
  const message = busy ? undefined : said
  return (
    <p className="vote-said" role={message && !message.ok ? 'alert' : 'status'}>
      {message?.text}
      {message?.ok && message.step && <Link to={message.step.href}>{message.step.label}</Link>}
    </p>
  )
}

function closedWords(closed: VoteClosed) {
  if (closed === 'own-idea') return m.votes_refused_own_idea()
  return closed === 'closed' ? m.votes_refused_closed() : m.votes_refused_not_yet()
}
