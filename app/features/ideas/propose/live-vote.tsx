import { VoteWords } from '#app/features/ideas/propose/similar-list.tsx'
import type { SimilarIdea } from '#app/features/ideas/similar-ideas.server.ts'
import { useVote } from '#app/features/ideas/use-vote.ts'
import { Button } from '#app/ui/button.tsx'

/** A vote from within the form of another idea: what is being written stays as it is. */
export function LiveVote({ idea }: { idea: SimilarIdea }) {
  const { voted, votes, said, press } = useVote(idea.id, { voted: idea.voted ? 'counted' : null, votes: idea.votes })
  const pressed = voted !== null
  return (
    <span className="similar-list__vote">
      <Button
        type="button"
        icon={pressed ? 'check' : 'up'}
        aria-pressed={pressed}
        onClick={() => void press(new FormData())}
      >
        <VoteWords voted={pressed} votes={votes} title={idea.title} />
      </Button>
      {said && !said.ok && (
        <span className="small" role="alert">
          {said.text}
        </span>
      )}
    </span>
  )
}
