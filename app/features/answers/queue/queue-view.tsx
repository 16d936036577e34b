import type { ReactNode } from 'react'
import type { QueuePage, QueueRow } from '#app/features/answers/queue/queue-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/card.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Table } from '#app/ui/figures/table.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type QueueViewProps = { page: QueuePage; refused: FormRefusal | undefined; children?: ReactNode }

/** Ideas that wait, by the time left; one answer for several; what else waits (`children`); and who answers here. */
export function QueueView({ page, refused, children }: QueueViewProps) {
  const { slug, title, record, waiting, rows, manages } = page
  const back = manages ? { to: `/c/${slug}/desk`, label: m.answers_queue_back() } : { to: `/c/${slug}`, label: title }
  return (
    <div className="stack-lg">
      <PageHeader back={back} title={m.answers_queue_title({ title })} lead={record ?? undefined} />
      {rows.length === 0 ? <p>{m.answers_queue_empty()}</p> : <Queue page={page} refused={refused} />}
      {waiting > rows.length && <p className="muted">{m.answers_queue_more({ n: waiting - rows.length })}</p>}
      {children}
      <WhoAnswers page={page} />
    </div>
  )
}

function Queue({ page: { slug, rows, outcomes, reasons }, refused }: QueueViewProps) {
  const { errors, values = {} } = refused ?? {}
  const labels = {
    ideas: m.answers_many_which(),
    outcome: m.answers_outcome(),
    reason: m.answers_reason(),
    text: m.answers_text(),
  }
  const chosen = [values.ideas ?? []].flat()
  const before = (name: string) => [values[name] ?? []].flat()[0]
  return (
    <Form method="post" action={`/c/${slug}/desk/answers`} className="stack-lg">
      <FormErrors {...refused} labels={labels} />
      <div className="desk-table" id="ideas">
        <Table label={m.answers_queue_label()} head={head()}>
          {rows.map((row) => (
            <Row key={row.id} row={row} chosen={chosen.includes(row.id)} />
          ))}
        </Table>
      </div>
      <Card as="section">
        <h2>{m.answers_many_title()}</h2>
        <p className="small muted">{m.answers_many_lead()}</p>
        <Choice
          name="outcome"
          label={labels.outcome}
          required
          inline
          options={outcomes}
          defaultValue={before('outcome')}
          errors={errors?.outcome}
        />
        <Select
          name="reason"
          label={labels.reason}
          options={reasons}
          defaultValue={before('reason')}
          errors={errors?.reason}
        />
        <TextArea
          name="text"
          label={labels.text}
          hint={m.answers_text_hint()}
          rows={8}
          required
          defaultValue={before('text')}
          errors={errors?.text}
        />
        <div className="row">
          <SubmitButton look="main">{m.answers_many_send()}</SubmitButton>
        </div>
      </Card>
    </Form>
  )
}

const head = () => [
  { key: 'choose', label: m.answers_many_choose(), hidden: true },
  { key: 'idea', label: m.winners_col_idea() },
  { key: 'votes', label: m.winners_col_votes(), number: true },
  { key: 'left', label: m.answers_queue_left() },
  { key: 'actions', label: m.winners_col_actions(), hidden: true },
]

function Row({ row, chosen }: { row: QueueRow; chosen: boolean }) {
  const name = <span className="visually-hidden">: {row.title}</span>
  return (
    <tr>
      <td>
        <label className="check">
          <input type="checkbox" name="ideas" value={row.id} defaultChecked={chosen} />
          <span className="visually-hidden">{m.answers_many_choose_idea({ title: row.title })}</span>
        </label>
      </td>
      <td>
        <Link to={row.path}>{row.title}</Link>
        <p className="small muted">{row.waits}</p>
        {row.reading && <p className="small muted">{row.reading}</p>}
        {row.unheard && <Chip tone="sun">{m.answers_queue_unheard()}</Chip>}
      </td>
      <td className="num">{showNumber(row.votes)}</td>
      <td>
        <span className="desk-table__due">
          {row.late && <Chip tone="contra">{m.winners_overdue()}</Chip>} {row.left}
        </span>
      </td>
      <td>
        <div className="desk-table__actions">
          <Link className="tall" to={`/i/${row.id}/answer`}>
            {m.winners_answer()}
            {name}
          </Link>
          <Link className="tall" to={`/i/${row.id}/hold`}>
            {m.answers_hold_link()}
            {name}
          </Link>
        </div>
      </td>
    </tr>
  )
}

function WhoAnswers({ page: { slug, who, manages } }: { page: QueuePage }) {
  const nobody = m.answers_who_nobody()
  return (
    <section className="stack-sm">
      <h2>{m.answers_who()}</h2>
      <p>{m.answers_who_owners({ names: who.owners.join(', ') })}</p>
      <p>{m.answers_who_deputies({ names: who.deputies.join(', ') || nobody })}</p>
      <p>{m.answers_who_escalation({ name: who.escalation.join(', ') || nobody })}</p>
      {manages && (
        <p>
          <Link className="tall" to={`/c/${slug}/desk/stand-ins`}>
            {m.answers_who_change()}
          </Link>
        </p>
      )}
    </section>
  )
}
