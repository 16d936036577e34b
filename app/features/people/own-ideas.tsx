import type { Became } from '#app/features/people/became-of.ts'
import { FateLine } from '#app/features/people/fate-line.tsx'
import type { OwnIdea } from '#app/features/people/list-doings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/card.tsx'
import { Chip, type ChipTone } from '#app/ui/chip.tsx'
import { showDay } from '#app/ui/figures/show-time.ts'
import { Time } from '#app/ui/figures/time.tsx'
import { Link } from '#app/ui/link.tsx'

const words: Record<Became, () => string> = {
  held: m.people_became_held,
  returned: m.people_became_returned,
  hidden: m.people_became_hidden,
  withdrawn: m.people_became_withdrawn,
  merged: m.people_became_merged,
  planned: m.people_became_planned,
  started: m.people_became_started,
  done: m.people_became_done,
  declined: m.people_became_declined,
  duplicate: m.people_became_duplicate,
  under_review: m.people_became_under_review,
  shortlisted: m.people_became_shortlisted,
  read: m.people_became_read,
  gathering: m.people_became_gathering,
  received: m.people_became_received,
}

const tones: Partial<Record<Became, ChipTone>> = {
  planned: 'pro',
  started: 'pro',
  done: 'pro',
  returned: 'sun',
  hidden: 'contra',
  shortlisted: 'deep',
}

type Fate = Pick<OwnIdea, 'became' | 'own' | 'won' | 'answered' | 'turn'>

/** What became of an idea, as chips: its state, whether it won, whose turn it is. */
export function FateChips({ became, own, won, answered, turn }: Fate) {
  return (
    <>
      {won && <Chip tone="sun">{m.people_won()}</Chip>}
      <Chip tone={own ? own.tone : tones[became]}>{own ? own.words : words[became]()}</Chip>
      {answered && <Chip tone="deep">{m.people_answered()}</Chip>}
      {turn === 'ours' && <Chip tone="info">{m.people_turn_ours()}</Chip>}
      {turn === 'theirs' && <Chip tone="sun">{m.people_turn_theirs()}</Chip>}
    </>
  )
}

interface OwnIdeasProps {
  ideas: OwnIdea[]
  fates: Record<string, { at: Date | null; words: string }[]>
  label: string
}

/** A person's own ideas, each with what became of it. */
export function OwnIdeas({ ideas, fates, label }: OwnIdeasProps) {
  return (
    <ul className="stack">
      {ideas.map((idea) => (
        <li key={idea.id}>
          <Card as="article">
            <h3>
              <Link to={idea.path}>{idea.title}</Link>
            </h3>
            <p className="row">
              <FateChips {...idea} />
            </p>
            {idea.words && <p>{idea.words}</p>}
            <PromiseLine idea={idea} />
            <FateLine steps={fates[idea.id] ?? []} label={label} />
            <p className="meta">
              <Link to={`/c/${idea.contest.slug}`}>{idea.contest.title}</Link>
              <Time at={idea.createdAt} />
              {idea.comments > 0 && <span>{m.people_me_comments_count({ n: idea.comments })}</span>}
            </p>
          </Card>
        </li>
      ))}
    </ul>
  )
}

function PromiseLine({ idea }: { idea: OwnIdea }) {
  if (!idea.promisedBy) return null
  if (idea.late) return <p>{m.people_late()}</p>
  return <p>{m.people_promise({ date: showDay(idea.promisedBy, idea.contest.timeZone) })}</p>
}
