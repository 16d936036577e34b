import { type FormEvent, useState } from 'react'
import { BallotLeft } from '#app/features/contests/ballots/ballot-left.tsx'
import type { FilledBallot } from '#app/features/contests/ballots/ballots.ts'
import { MarkInput } from '#app/features/contests/ballots/mark-input.tsx'
import { marksAfter } from '#app/features/contests/ballots/marks.ts'
import { readMarks } from '#app/features/contests/ballots/read-marks.ts'
import type { BallotIdea, BallotPage } from '#app/features/votes/ballots/ballot-page.server.ts'
import type { Refused } from '#app/features/votes/ballots/ballot-view.tsx'
import { m } from '#app/paraglide/messages.js'
import { showMoney } from '#app/ui/figures/show-money.ts'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Link } from '#app/ui/link.tsx'

interface MarksFormProps {
  page: BallotPage
  ballot: Exclude<FilledBallot, 'rank'>
  refused?: Refused
}

const prefix = 'marks.i'

/** A page of a ballot whose ideas get a number each; what is left is counted anew at every change. */
export function MarksForm({ page, ballot, refused }: MarksFormProps) {
  const { limit, ideas, marks: standing, inAll, state, refusal, costs, unit } = page
  const shown = ideas.map(({ id }) => id)
  const written = (id: string) => refused?.kept[id] ?? (refused ? '' : (standing[id]?.toString() ?? ''))
  const first = readMarks(
    ballot,
    ideas.map(({ id }) => [id, written(id)] as const),
  )
  const [marks, setMarks] = useState(first)

  function read({ currentTarget }: FormEvent<HTMLFormElement>) {
    const fields = [...new FormData(currentTarget)].filter(([name]) => name.startsWith(prefix))
    setMarks(
      readMarks(
        ballot,
        fields.map(([name, value]) => [name.slice(prefix.length), String(value)] as const),
      ),
    )
  }

  return (
    <Form method="post" className="stack" onChange={read} noValidate>
      <div className="ballot-bar">
        <BallotLeft
          ballot={ballot}
          limit={limit}
          marks={marksAfter(standing, shown, marks)}
          ideas={inAll}
          costs={costs}
          unit={unit}
        />
      </div>
      <input type="hidden" name="page" value={page.page} />
      <ul className="ballot-ideas">
        {ideas.map((idea) => (
          <li key={idea.id} className="ballot-idea">
            <BallotIdeaWords idea={idea} />
            {idea.own || isTooDear(idea, page) ? (
              <p className="small muted">{idea.own ? m.ballots_own_idea() : tooDear(idea, unit)}</p>
            ) : (
              <>
                <input type="hidden" name="shown" value={idea.id} />
                <MarkInput
                  ballot={ballot}
                  name={`${prefix}${idea.id}`}
                  title={idea.title}
                  mark={written(idea.id)}
                  most={mostFor(ballot, limit)}
                  cost={showMoney(idea.cost ?? 0, unit)}
                  disabled={refusal !== null}
                />
              </>
            )}
          </li>
        ))}
      </ul>
      {!refusal && (
        <div className="row">
          <SubmitButton look="main">{state === 'none' ? m.ballots_hand_in() : m.ballots_change()}</SubmitButton>
        </div>
      )}
      <Pages page={page} />
    </Form>
  )
}

const mostFor = (ballot: string, limit: number | null) =>
  limit === null ? null : ballot === 'quadratic' ? Math.floor(Math.sqrt(limit)) : limit

/** What costs more than there is can be chosen by nobody. */
const isTooDear = ({ cost }: BallotIdea, { ballot, limit }: BallotPage) =>
  ballot === 'budget' && (cost ?? 0) > (limit ?? 0)

const tooDear = ({ cost }: BallotIdea, unit: string) => m.ballots_too_dear({ cost: showMoney(cost ?? 0, unit) })

/** An idea as it stands on a ballot. */
export function BallotIdeaWords({ idea }: { idea: BallotIdea }) {
  return (
    <div>
      <h2 className="ballot-idea__title" lang={idea.language || undefined}>
        <a href={idea.path}>{idea.title}</a>
      </h2>
      {idea.excerpt && (
        <p className="small muted" lang={idea.language || undefined}>
          {idea.excerpt}
        </p>
      )}
    </div>
  )
}

function Pages({ page: { contest, page, pages } }: { page: BallotPage }) {
  if (pages === 1) return null
  const to = (n: number) => `/c/${contest.slug}/ballot?page=${n}`
  return (
    <div className="stack-sm">
      <p className="small muted">
        {m.ballots_page({ n: page, all: pages })} {m.ballots_page_note()}
      </p>
      <p className="row">
        {page > 1 && <Link to={to(page - 1)}>{m.ballots_page_before()}</Link>}
        {page < pages && <Link to={to(page + 1)}>{m.ballots_page_next()}</Link>}
      </p>
    </div>
  )
}
