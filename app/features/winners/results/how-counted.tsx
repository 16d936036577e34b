import { MoreRows } from '#app/features/winners/results/more-rows.tsx'
import type { Results } from '#app/features/winners/results/results-of.server.ts'
import { ruleWords } from '#app/features/winners/results/rule-words.ts'
import { tieWords } from '#app/features/winners/results/tie-words.ts'
import { m } from '#app/paraglide/messages.js'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Table } from '#app/ui/figures/table.tsx'

/** The rule in words, the table it made, ties and what broke them, and what a recount needs. */
export function HowCounted({ results: { slug, count, contract, ideas, notShown, explained } }: { results: Results }) {
  const isWeighed = ideas.some(({ weighed }) => weighed !== null)
  return (
    <details className="stack how-counted">
      <summary>
        <h2 className="how-counted__title">{m.winners_how_counted()}</h2>
      </summary>
      <p>{ruleWords[explained.rule]()}</p>
      {count.quorum && <p>{m.winners_quorum({ n: count.quorum.needed })}</p>}
      {count.weights && <p>{[weightWords(count.weights), ...count.weights.declared].join(' ')}</p>}
      <p>{m.winners_ties_ladder()}</p>
      {count.ties.map((tie) => (
        <p key={tie.titles.join()}>{tieWords(tie.titles, tie.brokenBy)}</p>
      ))}
      {count.provisional > 0 && <p>{m.winners_provisional_note({ n: count.provisional })}</p>}
      <Table label={m.winners_how_counted()} head={head(isWeighed)}>
        {[...ideas]
          .sort((a, b) => a.place - b.place)
          .map((idea) => (
            <tr key={idea.id}>
              <td className="num">{idea.place}</td>
              <td>{idea.title}</td>
              <td className="num">{showNumber(idea.supporters)}</td>
              {isWeighed && <td className="num">{showNumber(idea.weighed ?? idea.supporters)}</td>}
            </tr>
          ))}
      </Table>
      <MoreRows slug={slug} n={notShown} />
      <ul className="small hashes">
        {contract.hash && <li>{m.winners_contract({ hash: contract.hash })}</li>}
        <li>{m.winners_count_hash({ hash: count.hash })}</li>
        {contract.seedHash && <li>{m.winners_seed_hash({ hash: contract.seedHash })}</li>}
        {contract.seed && <li>{m.winners_seed({ seed: contract.seed })}</li>}
      </ul>
    </details>
  )
}

type Weights = NonNullable<Results['count']['weights']>

const weightWords = ({ customers, employees, weighed }: Weights) =>
  m.winners_weights({
    ...{ customers, employees },
    ...{ customerBallots: showNumber(weighed.customers), employeeBallots: showNumber(weighed.employees) },
  })

const head = (weighed: boolean) => [
  { key: 'place', label: m.winners_col_place(), number: true },
  { key: 'idea', label: m.winners_col_idea() },
  { key: 'supporters', label: m.winners_col_supporters(), number: true },
  ...(weighed ? [{ key: 'weighed', label: m.winners_col_weighed(), number: true }] : []),
]
