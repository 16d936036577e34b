import type { DeskIdea } from '#app/features/winners/desk/desk-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Table } from '#app/ui/figures/table.tsx'
import { Time } from '#app/ui/figures/time.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Link } from '#app/ui/link.tsx'

interface DeskTableProps {
  label: string
  ideas: DeskIdea[]
  timeZone: string
  slug: string
  /** With it the rows are numbered and those above the line are marked. */
  places?: number
}

export function DeskTable({ label, ideas, timeZone, slug, places }: DeskTableProps) {
  const head = [
    ...(places === undefined ? [] : [{ key: 'place', label: m.winners_col_place(), number: true }]),
    { key: 'idea', label: m.winners_col_idea() },
    { key: 'votes', label: m.winners_col_votes(), number: true },
    { key: 'due', label: m.winners_col_due() },
    { key: 'actions', label: m.winners_col_actions(), hidden: true },
  ]
  return (
    <div className="desk-table">
      <Table label={label} head={head}>
        {ideas.map((idea, index) => (
          <tr key={idea.id}>
            {places !== undefined && <td className="num">{index + 1}</td>}
            <td>
              <Link to={idea.path}>{idea.title}</Link>
            </td>
            <td className="num">{showNumber(idea.votes)}</td>
            <td>
              <Due idea={idea} timeZone={timeZone} />
            </td>
            <td>
              <RowActions idea={idea} slug={slug} />
            </td>
          </tr>
        ))}
      </Table>
    </div>
  )
}

function Due({ idea: { overdue, promisedBy }, timeZone }: { idea: DeskIdea; timeZone: string }) {
  if (!promisedBy) return null
  const day = <Time at={promisedBy} look="day" timeZone={timeZone} />
  return (
    <span className="desk-table__due">
      {overdue && <Chip tone="contra">{m.winners_overdue()}</Chip>} {day}
    </span>
  )
}

function RowActions({ idea, slug }: { idea: DeskIdea; slug: string }) {
  const name = <span className="visually-hidden">: {idea.title}</span>
  return (
    <div className="desk-table__actions">
      <ButtonLink to={`/i/${idea.id}/answer`}>
        {m.winners_answer()}
        {name}
      </ButtonLink>
      <Form method="post" action={`/i/${idea.id}/${idea.listed ? 'unlist' : 'shortlist'}`}>
        <input type="hidden" name="back" value={`/c/${slug}/desk`} />
        <Button look="quiet">
          {idea.listed ? m.winners_unlist() : m.winners_shortlist()}
          {name}
        </Button>
      </Form>
    </div>
  )
}
