import { type BallotFormat, formatsFor } from '#app/features/winners/ballot-files/ballot-formats.ts'
import { m } from '#app/paraglide/messages.js'

const labels: Record<BallotFormat, () => string> = {
  pb: () => m.winners_ballots_pb(),
  toc: () => m.winners_ballots_toc(),
  cat: () => m.winners_ballots_cat(),
  blt: () => m.winners_ballots_blt(),
  json: () => m.winners_ballots_json(),
}

/** The counted ballots as programs of others read them, and in words what that is good for. */
export function BallotFiles({ slug, ballot }: { slug: string; ballot: string }) {
  if (formatsFor(ballot).length === 0) return null
  return (
    <section className="stack-sm" id="ballot-files">
      <h2>{m.winners_ballot_files()}</h2>
      <p>{m.winners_ballot_files_lead()}</p>
      <ul className="links">
        {formatsFor(ballot).map((format) => (
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
