import type { CasePage } from '#app/features/recovery/case-page.server.ts'
import { WrittenLines } from '#app/features/recovery/written-lines.tsx'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/card.tsx'
import { Chip } from '#app/ui/chip.tsx'

/** What was said, who looks after it and by when, and what happened since: the same for both sides. */
export function CaseStory({ page }: { page: CasePage }) {
  const { words, received, owner, due, late, steps } = page
  return (
    <>
      {words && (
        <Card as="section">
          <WrittenLines words={words} />
        </Card>
      )}
      <ul className="markdown">
        <li>{received}</li>
        <li>{owner}</li>
        {due && (
          <li>
            {due} {late && <Chip tone="contra">{m.recovery_late()}</Chip>}
          </li>
        )}
      </ul>
      {steps.length > 0 && (
        <section className="stack-sm">
          <h2>{m.recovery_steps()}</h2>
          {steps.map((step) => (
            <Card as="article" key={step.id}>
              <p className="meta">{step.at}</p>
              <p>
                <b>{step.said}</b>
              </p>
              {step.words && <WrittenLines words={step.words} />}
            </Card>
          ))}
        </section>
      )}
    </>
  )
}
