import type { ReactNode } from 'react'
import type { SimilarIdea } from '#app/features/ideas/similar-ideas.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Chip } from '#app/ui/chip.tsx'

type SimilarListProps = { similar: SimilarIdea[]; vote: (idea: SimilarIdea) => ReactNode }

/** Each with its link (in a tab of its own: what was written stays) and its vote. */
export function SimilarList({ similar, vote }: SimilarListProps) {
  return (
    <ul className="similar-list">
      {similar.map((idea) => (
        <li className="similar-list__item" key={idea.id}>
          <span>
            <a className="similar-list__link" href={idea.path} target="_blank" rel="noopener">
              {idea.title}
            </a>{' '}
            {idea.same && <Chip tone="deep">{m.ideas_same()}</Chip>}
          </span>
          {idea.mine ? <Chip>{m.ideas_yours()}</Chip> : !idea.onBallot && vote(idea)}
        </li>
      ))}
    </ul>
  )
}

/** What the small vote button says: the word, and the count where it may be seen. */
export function VoteWords({ voted, votes, title }: { voted: boolean; votes: number | null; title: string }) {
  return (
    <>
      {voted ? m.votes_voted() : m.votes_vote()}
      {votes !== null && ` · ${votes}`}
      <span className="visually-hidden">: {title}</span>
    </>
  )
}
