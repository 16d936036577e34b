import type { SideRow } from '#app/features/jury/side-row.ts'
import { m } from '#app/paraglide/messages.js'
import { Chip } from '#app/ui/chip.tsx'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Table } from '#app/ui/figures/table.tsx'

type SideBySideProps = {
  ideas: SideRow[]
  /** The jury's percentage; 0 where jury and crowd were not combined. */
  share: number
  /** Ids of those the combination elects. */
  winners: string[]
}

/** The jury's order beside the crowd's, and what both come to together. */
export function SideBySide({ ideas, share, winners }: SideBySideProps) {
  const head = [
    ...(share > 0 ? [{ key: 'both', label: m.jury_col_combined(), number: true }] : []),
    { key: 'idea', label: m.jury_col_idea() },
    { key: 'jury', label: m.jury_col_jury(), number: true },
    { key: 'score', label: m.jury_col_score(), number: true },
    { key: 'crowd', label: m.jury_col_crowd(), number: true },
    { key: 'votes', label: m.jury_col_supporters(), number: true },
  ]
  return (
    <Table label={m.jury_orders()} head={head}>
      {ideas.map((idea) => (
        <tr key={idea.id}>
          {share > 0 && <td className="num">{placeOf(idea.combined)}</td>}
          <td className="seat-idea">
            <a href={idea.path}>{idea.title}</a>{' '}
            {winners.includes(idea.id) && <Chip tone="sun">{m.jury_elected()}</Chip>}
          </td>
          <td className="num">{placeOf(idea.jury)}</td>
          <td className="num">{idea.score === null ? '–' : showNumber(idea.score, { maximumFractionDigits: 2 })}</td>
          <td className="num">{placeOf(idea.crowd)}</td>
          <td className="num">{showNumber(idea.supporters)}</td>
        </tr>
      ))}
    </Table>
  )
}

const placeOf = (place: number | null) => (place === null ? '–' : showNumber(place))
