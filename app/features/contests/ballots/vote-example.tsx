import { useState } from 'react'
import { exampleIdeas } from '#app/features/contests/ballots/example-ideas.ts'
import { m } from '#app/paraglide/messages.js'
import { VoteButton } from '#app/ui/contest/vote-button.tsx'

/** Votes that others seem to have cast before. */
const before = [4, 7, 2]

/** Three ideas for an owner to vote for before they choose this ballot; nothing is sent. */
export function VoteExample() {
  const [chosen, choose] = useState<string[]>([])
  return (
    <details className="ballot-example">
      <summary>{m.ballots_example()}</summary>
      <div className="stack-sm">
        <ul className="ballot-ideas">
          {exampleIdeas.map(({ id, title }, nth) => {
            const pressed = chosen.includes(id)
            return (
              <li key={id} className="ballot-idea">
                <span>{title()}</span>
                <span>
                  <VoteButton
                    type="button"
                    title={title()}
                    pressed={pressed}
                    votes={(before[nth] ?? 0) + Number(pressed)}
                    onClick={() => choose(pressed ? chosen.filter((one) => one !== id) : [...chosen, id])}
                  />
                </span>
              </li>
            )
          })}
        </ul>
        <p className="small muted">{m.ballots_example_note()}</p>
      </div>
    </details>
  )
}
