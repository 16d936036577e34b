import { useState } from 'react'
import { exampleIdeas } from '#app/features/contests/ballots/example-ideas.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'

const pairs = [
  [0, 1],
  [2, 0],
  [1, 2],
] as const

/** Three pairs for an owner to try before they choose this ballot; a press brings the next one, and nothing is sent. */
export function PairExample() {
  const [nth, setNth] = useState(0)
  const next = () => setNth((nth + 1) % pairs.length)
  return (
    <details className="ballot-example">
      <summary>{m.ballots_example()}</summary>
      <div className="stack-sm">
        <p className="row">
          {(pairs[nth] ?? pairs[0]).map((idea) => (
            <Button key={idea} type="button" onClick={next}>
              {exampleIdeas[idea]?.title()}
            </Button>
          ))}
        </p>
        <p className="small muted">{m.ballots_example_note()}</p>
      </div>
    </details>
  )
}
