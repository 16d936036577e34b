import type { JuryWordsOf } from '#app/features/jury/results/jury-words-of.server.ts'
import { SideBySide } from '#app/features/jury/side-by-side.tsx'
import { m } from '#app/paraglide/messages.js'

/** With the results: how the jury judged, and its order beside that of the votes. */
export function JuryWords({ jury }: { jury: JuryWordsOf }) {
  return (
    <section className="stack">
      <h2>{m.jury_results_title()}</h2>
      <ul className="contest-rules">
        <li>{m.jury_results_counted({ n: jury.papers })}</li>
        {jury.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <SideBySide ideas={jury.ideas} share={jury.share} winners={jury.winners} />
    </section>
  )
}
