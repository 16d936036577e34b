import type { BallotFormat } from '#app/features/winners/ballot-files/ballot-formats.ts'
import { m } from '#app/paraglide/messages.js'

const labels: Record<BallotFormat, () => string> = {
  pb: () => m.winners_ballots_pb(),
  toc: () => m.winners_ballots_toc(),
  toi: () => m.winners_ballots_toi(),
  soi: () => m.winners_ballots_soi(),
  cat: () => m.winners_ballots_cat(),
  blt: () => m.winners_ballots_blt(),
  json: () => m.winners_ballots_json(),
}

/** The counted ballots as programs of others read them, and in words what that is good for. */
export function BallotFiles({ slug, formats }: { slug: string; formats: readonly BallotFormat[] }) {
  if (formats.length === 0) return null
  return (
    <section className="stack-sm" id="ballot-files">
      <h2>{m.winners_ballot_files()}</h2>
      <p>{m.winners_ballot_files_lead()}</p>
      <ul className="links">
        {formats.map((format) => (
          <li key={format}>
            <a href={`/c/${slug}/ballots.${format}`} download>
              {labels[format]()}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
