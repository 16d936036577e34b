import { type FormEvent, useState } from 'react'
import { BallotLeft } from '#app/features/contests/ballots/ballot-left.tsx'
import { type FilledBallot, limitFor } from '#app/features/contests/ballots/ballots.ts'
import { exampleIdeas as ideas } from '#app/features/contests/ballots/example-ideas.ts'
import { MarkInput } from '#app/features/contests/ballots/mark-input.tsx'
import type { Marks } from '#app/features/contests/ballots/marks.ts'
import { moveRank, rankedIds } from '#app/features/contests/ballots/rank-marks.ts'
import { readMarks } from '#app/features/contests/ballots/read-marks.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { showNumber } from '#app/ui/figures/show-number.ts'

/** No form of this name exists: what is tried here is sent nowhere. */
const nowhere = 'ballot-example'

const money = 1000
const costs = Object.fromEntries(ideas.map(({ id, cost }) => [id, cost]))

/** A ballot with three ideas for an owner to try before they choose it. */
export function BallotExample({ ballot }: { ballot: FilledBallot }) {
  const [marks, setMarks] = useState<Marks>(ballot === 'rank' ? { bell: 1, chairs: 2 } : {})
  const limit = ballot === 'budget' ? money : limitFor(ballot, null)

  function mark({ target }: FormEvent<HTMLElement>) {
    if (!(target instanceof HTMLInputElement)) return
    const id = target.name.replace(`example-${ballot}-`, '')
    const { [id]: before, ...others } = marks
    setMarks({
      ...others,
      ...readMarks(ballot, [[id, target.type === 'checkbox' && !target.checked ? '' : target.value]]),
    })
  }

  return (
    <details className="ballot-example">
      <summary>{m.ballots_example()}</summary>
      <div className="stack-sm" onChange={mark}>
        <BallotLeft ballot={ballot} limit={limit} marks={marks} ideas={ideas.length} costs={costs} />
        {ballot === 'rank' ? <RankExample marks={marks} keep={setMarks} /> : <MarkExample ballot={ballot} />}
        <p className="small muted">{m.ballots_example_note()}</p>
      </div>
    </details>
  )
}

function MarkExample({ ballot }: { ballot: Exclude<FilledBallot, 'rank'> }) {
  return (
    <ul className="ballot-ideas">
      {ideas.map(({ id, title, cost }) => (
        <li key={id} className="ballot-idea">
          <span>{title()}</span>
          <MarkInput
            ballot={ballot}
            name={`example-${ballot}-${id}`}
            title={title()}
            mark=""
            most={null}
            cost={showNumber(cost)}
            form={nowhere}
          />
        </li>
      ))}
    </ul>
  )
}

function RankExample({ marks, keep }: { marks: Marks; keep: (marks: Marks) => void }) {
  const ranked = rankedIds(marks)
  const inOrder = [...ranked, ...ideas.map(({ id }) => id).filter((id) => !ranked.includes(id))]
  return (
    <ol className="ballot-ideas">
      {inOrder.map((id) => (
        <li key={id} className="ballot-idea">
          <span>
            {marks[id] ? `${marks[id]}. ` : ''}
            {ideas.find((idea) => idea.id === id)?.title()}
          </span>
          <span className="row">
            {marks[id] ? (
              <>
                <Button type="button" onClick={() => keep(moveRank(marks, id, 'up'))}>
                  {m.ballots_up()}
                </Button>
                <Button type="button" look="quiet" onClick={() => keep(moveRank(marks, id, 'remove'))}>
                  {m.ballots_remove()}
                </Button>
              </>
            ) : (
              <Button type="button" onClick={() => keep(moveRank(marks, id, 'add'))}>
                {m.ballots_add()}
              </Button>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
