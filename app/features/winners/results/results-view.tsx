import { RoundLinks } from '#app/features/contests/final/round-links.tsx'
import type { RoundShown } from '#app/features/contests/final/rounds-of.server.ts'
import { PhaseChip } from '#app/features/contests/page/phase-chip.tsx'
import { JuryWords } from '#app/features/jury/results/jury-words.tsx'
import { PairOrderView } from '#app/features/winners/pairs/pair-order-view.tsx'
import { CountExplained } from '#app/features/winners/results/count-explained.tsx'
import { HowCounted } from '#app/features/winners/results/how-counted.tsx'
import { MoreRows } from '#app/features/winners/results/more-rows.tsx'
import { ResultRow } from '#app/features/winners/results/result-row.tsx'
import type { Results } from '#app/features/winners/results/results-of.server.ts'
import { SetAsideNote } from '#app/features/winners/results/set-aside-note.tsx'
import { UndecidedNote } from '#app/features/winners/results/undecided-note.tsx'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Waterline } from '#app/ui/contest/waterline.tsx'
import { Time } from '#app/ui/figures/time.tsx'
import { Markdown } from '#app/ui/markdown.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'

/** What was learned, who won, what became of it, and how anybody can recount it. */
export function ResultsView({ results, rounds = [] }: { results: Results; rounds?: RoundShown[] }) {
  const winners = results.ideas.filter((idea) => idea.won)
  const others = results.ideas.filter((idea) => !idea.won)
  return (
    <div className="stack-lg results">
      <PageHeader
        back={{ to: results.path, label: results.title }}
        above={<PhaseChip {...results} />}
        title={m.winners_results_title({ title: results.title })}
        lead={figures(results)}
      />
      <RoundLinks rounds={rounds} toResults />
      {results.concludedAt ? <Conclusion results={results} /> : <Note tone="sun">{m.winners_pending()}</Note>}
      <UndecidedNote undecided={results.count.undecided} />
      <SetAsideNote setAside={results.count.setAside} />
      <div>
        <h2 className="visually-hidden">{m.contests_ideas_heading()}</h2>
        <ol className="idea-list">
          {winners.map((idea) => (
            <ResultRow key={idea.id} idea={idea} results={results} />
          ))}
        </ol>
        {winners.length > 0 && <Waterline>{m.winners_waterline({ n: winners.length })}</Waterline>}
        <ol className="idea-list">
          {others.map((idea) => (
            <ResultRow key={idea.id} idea={idea} results={results} under={winners.length > 0} />
          ))}
        </ol>
        <MoreRows slug={results.slug} n={results.notShown} />
      </div>
      {results.concludedAt && <AgainstOrder results={results} />}
      {results.jury && <JuryWords jury={results.jury} />}
      <CountExplained explained={results.explained} />
      {results.pairs && <PairOrderView pairs={results.pairs} />}
      <HowCounted results={results} />
      <div className="row no-print">
        <a className="button" href={`/c/${results.slug}/ballots.csv`} download>
          {m.winners_download_ballots()}
        </a>
        {results.hasFiles && (
          <ButtonLink to={`/c/${results.slug}/verify#ballot-files`}>{m.winners_ballot_files()}</ButtonLink>
        )}
        <ButtonLink to={`/c/${results.slug}/verify`}>{m.winners_verify_title()}</ButtonLink>
        <ButtonLink to={results.path} look="quiet">
          {m.winners_all_ideas()}
        </ButtonLink>
      </div>
      <p className="muted">{m.winners_thanks({ n: results.participants })}</p>
    </div>
  )
}

function figures({ voters, ideasInAll, votes, hasBallot }: Results) {
  const people = m.contests_people({ n: voters })
  const cast = hasBallot ? m.winners_papers({ n: voters }) : m.votes_count({ n: votes })
  return m.winners_figures({ people, ideas: m.contests_ideas({ n: ideasInAll }), votes: cast })
}

function Conclusion({ results: { conclusionHtml, concludedAt, host, timeZone, language } }: { results: Results }) {
  return (
    <section className="card card--picked stack" aria-labelledby="learned">
      <h2 id="learned">{m.winners_learned()}</h2>
      <Markdown html={conclusionHtml} lang={language} />
      {concludedAt && (
        <p className="small muted">
          {host}, <Time at={concludedAt} look="day" timeZone={timeZone} />
        </p>
      )}
    </section>
  )
}

function AgainstOrder({ results: { deviations } }: { results: Results }) {
  return (
    <section className="stack-sm" aria-labelledby="against">
      <h2 id="against">{m.winners_against_order()}</h2>
      {deviations.length === 0 && <p>{m.winners_against_none()}</p>}
      <ul className="stack-sm">
        {deviations.map(({ kind, idea }) => (
          <li key={idea.id}>
            <a href={idea.path}>{idea.title}</a>
            <br />
            {kind === 'chosen'
              ? m.winners_chosen_because({ place: idea.place, reason: idea.reason })
              : m.winners_passed_because({ place: idea.place, reason: idea.reason })}
          </li>
        ))}
      </ul>
    </section>
  )
}
