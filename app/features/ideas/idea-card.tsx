import { useMemo } from 'react'
import type { IdeaCardData, IdeaChip } from '#app/features/ideas/idea-card-data.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { unpackCard } from '#app/features/ideas/list/packed-list.ts'
import type { LiveCount } from '#app/features/ideas/live-count.ts'
import { VoteForm } from '#app/features/ideas/vote-form.tsx'
import { m } from '#app/paraglide/messages.js'
import { Chip, type ChipTone } from '#app/ui/chip.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Time } from '#app/ui/figures/time.tsx'
import { KeptPart } from '#app/ui/kept-part.tsx'
import { Link } from '#app/ui/link.tsx'

type IdeaCardProps = {
  id: string
  /** What stands on it, see `packList`. */
  line: string
  /** Path of the list; where a press without a script comes back to. */
  back: string
  /** Below the waterline. */
  under?: boolean
  /** What the page has learned since it was loaded. */
  live?: LiveCount & { at: number }
}

/** One idea in a list: an `<li>` for an `<ol>`, in reading order place, title, what lies beneath, vote. */
export function IdeaCard({ id, line, back, under, live }: IdeaCardProps) {
  return (
    <KeptPart
      as="li"
      className={classNames('idea-card', under && 'idea-card--under')}
      id={`idea-${id}`}
      data-idea={id}
      inside={CardInside}
      given={{ line, back, live }}
    />
  )
}

/** Twenty of them are most of a page: on the server one rendering serves everybody who sees the card the same. */
function CardInside({ line, back, live }: Omit<IdeaCardProps, 'id' | 'under'>) {
  const idea = useMemo(() => unpackCard(line), [line])
  return (
    <>
      <p className="idea-card__rank">{showNumber(idea.rank)}</p>
      <div className="stack-sm">
        <h3 className="idea-card__title" lang={idea.language || undefined}>
          <Link to={ideaPath(idea)}>{idea.title}</Link>
        </h3>
        {idea.excerpt && (
          <p className="idea-card__beneath" lang={idea.language || undefined}>
            {idea.excerpt}
          </p>
        )}
        <IdeaMeta idea={live ? { ...idea, comments: live.comments, provisional: live.provisional } : idea} />
      </div>
      <VoteForm idea={idea} back={back} live={votesIn(live)} about={`votes-${idea.id}`} />
    </>
  )
}

const votesIn = (live: IdeaCardProps['live']) =>
  live?.votes === undefined ? undefined : { at: live.at, votes: live.votes }

function IdeaMeta({ idea }: { idea: IdeaCardData }) {
  return (
    <div className="meta">
      <span>
        {idea.author || m.site_guest()}, <Time at={idea.publishedAt} />
      </span>
      {idea.cost && <span>{idea.cost}</span>}
      {idea.team && <Chip>{m.votes_team()}</Chip>}
      <Link to={`${ideaPath(idea)}#comments`}>{m.votes_comments({ n: idea.comments })}</Link>
      {idea.status && <Chip tone={idea.status.tone}>{idea.status.words}</Chip>}
      {idea.chips.map((chip) => (
        <Chip key={chip} tone={tones[chip]}>
          {chipWords(chip)}
        </Chip>
      ))}
      {idea.provisional ? <span>{m.votes_provisional({ n: idea.provisional })}</span> : null}
      <WhyHere idea={idea} />
    </div>
  )
}

const tones: Record<IdeaChip, ChipTone> = {
  winner: 'sun',
  answered: 'deep',
  shortlisted: 'sun',
  debated: 'info',
  quiet: 'sun',
}

function chipWords(chip: IdeaChip) {
  switch (chip) {
    case 'winner':
      return m.votes_chip_winner()
    case 'answered':
      return m.votes_chip_answered()
    case 'shortlisted':
      return m.votes_chip_shortlisted()
    case 'debated':
      return m.votes_chip_debated()
    case 'quiet':
      return m.votes_chip_quiet()
  }
}

function WhyHere({ idea }: { idea: IdeaCardData }) {
  if (!idea.why) return null
  return (
    <details className="idea-card__why">
      <summary>
        {m.votes_why_here()} <span className="visually-hidden">{idea.title}</span>
      </summary>
      <p>
        {idea.why.sentence} <Link to={`/i/${idea.id}/why`}>{m.votes_why_more()}</Link>
      </p>
    </details>
  )
}
