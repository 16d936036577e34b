import type { publicLog } from '#app/features/moderation/public-log.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Table } from '#app/ui/figures/table.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'

type Log = Awaited<ReturnType<typeof publicLog>>

/** What was decided about texts here, for everybody to look over. */
export function LogView({ log: { reasons, months, names, entries, older } }: { log: Log }) {
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: '/rules', label: m.site_rules() }}
        title={m.moderation_log()}
        lead={m.moderation_log_lead()}
      />
      <section className="stack-sm" aria-labelledby="reasons">
        <h2 id="reasons">{m.moderation_log_reasons()}</h2>
        <ul className="stack-sm">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <p>{m.moderation_log_strange()}</p>
        <p>{m.moderation_log_appeals()}</p>
      </section>
      {months.length > 0 && <Months months={months} />}
      <section className="stack" aria-labelledby="decisions">
        <h2 id="decisions">{m.moderation_log_decisions()}</h2>
        {entries.length === 0 && <EmptyState>{m.moderation_log_empty()}</EmptyState>}
        <ul className="stack">
          {entries.map((entry) => (
            <li key={entry.id} className="card stack-sm">
              <p>
                <strong>{entry.decision}</strong> · {entry.kind}
              </p>
              {entry.reason && <p>{entry.reason}</p>}
              {entry.appeal && <p>{m.moderation_log_appeal({ outcome: entry.appeal })}</p>}
              <p className="meta">
                <span>{entry.date}</span>
                <Link to={entry.contest.path}>{entry.contest.title}</Link>
              </p>
            </li>
          ))}
        </ul>
        {older && (
          <p>
            <ButtonLink to={older}>{m.admin_older()}</ButtonLink>
          </p>
        )}
      </section>
      {names.length > 0 && <Names names={names} />}
    </div>
  )
}

/** Of names only what was decided: the names themselves stand nowhere. */
function Names({ names }: Pick<Log, 'names'>) {
  return (
    <section className="stack" aria-labelledby="names">
      <h2 id="names">{m.names_log()}</h2>
      <ul className="stack">
        {names.map((entry) => (
          <li key={entry.id} className="card stack-sm">
            <p>
              <strong>{entry.decision}</strong> · {entry.kind}
            </p>
            {entry.reason && <p>{entry.reason}</p>}
            <p className="meta">{entry.date}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Months({ months }: Pick<Log, 'months'>) {
  const figures = months[0]?.figures ?? []
  const head = [
    { key: 'month', label: m.moderation_log_month() },
    ...figures.map(({ key, label }) => ({ key, label, number: true })),
  ]
  return (
    <section className="stack-sm">
      <h2>{m.moderation_log_months()}</h2>
      <Table label={m.moderation_log_months()} head={head}>
        {months.map((one) => (
          <tr key={one.month}>
            <th scope="row">{one.month}</th>
            {one.figures.map(({ key, n }) => (
              <td key={key} className="num">
                {n}
              </td>
            ))}
          </tr>
        ))}
      </Table>
    </section>
  )
}
