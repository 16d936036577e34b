import type { standingPage } from '#app/features/people/trust/standing-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Chip } from '#app/ui/chip.tsx'

type Page = Pick<Awaited<ReturnType<typeof standingPage>>, 'name' | 'why' | 'levels' | 'level'>

/** One's level with its reasons, and all the levels there are. */
export function StandingView({ page: { name, why, levels, level } }: { page: Page }) {
  return (
    <>
      <section className="stack-sm" aria-labelledby="level">
        <h2 id="level">{name}</h2>
        <ul className="stack-sm">
          {why.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </section>
      <section className="stack" aria-labelledby="levels">
        <h2 id="levels">{m.people_trust_levels()}</h2>
        <ul className="stack">
          {levels.map((one) => (
            <li key={one.level} className="card stack-sm">
              <p>
                <strong>{one.name}</strong> {one.level === level && <Chip tone="pro">{m.people_trust_here()}</Chip>}
              </p>
              <p>{one.asks}</p>
              {one.may.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
