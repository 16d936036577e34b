import type { OwnJury } from '#app/features/jury/sheet/own-juries.server.ts'
import { m } from '#app/paraglide/messages.js'

/** On somebody's own page: the way to their papers, for in a blind jury the contest itself shows none. */
export function OwnJuries({ juries }: { juries: OwnJury[] }) {
  if (juries.length === 0) return null
  return (
    <section className="stack-sm">
      <h2>{m.jury_me_title()}</h2>
      <ul className="links">
        {juries.map(({ slug, title, papers, done }) => (
          <li key={slug}>
            <a href={`/c/${slug}/jury`}>{title}</a>{' '}
            <span className="small muted">{papers > 0 && m.jury_progress({ done, n: papers })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
