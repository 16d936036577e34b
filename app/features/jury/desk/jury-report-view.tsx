import type { JuryDesk } from '#app/features/jury/desk/jury-desk.server.ts'
import type { JuryReport } from '#app/features/jury/desk/jury-report.server.ts'
import { SideBySide } from '#app/features/jury/side-by-side.tsx'
import { m } from '#app/paraglide/messages.js'
import { Chip } from '#app/ui/chip.tsx'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Table } from '#app/ui/figures/table.tsx'

const points = (value: number) => showNumber(value, { maximumFractionDigits: 1 })

/** What the papers say so far: both orders side by side, who is strict, how far jurors agree, what stands out. */
export function JuryReportView({ report, jury }: { report: JuryReport; jury: JuryDesk['jury'] }) {
  if (!jury || report.done === 0) return null
  return (
    <>
      <section className="stack">
        <h2>{m.jury_orders()}</h2>
        {!report.over && <p className="muted">{m.jury_orders_so_far()}</p>}
        <SideBySide ideas={report.ideas} share={report.share} winners={report.winners} />
      </section>
      <section className="stack">
        <h2>{m.jury_agreement()}</h2>
        <p>{agreementWords(report, jury.scale)}</p>
        <Strictness report={report} />
        {report.outliers.length > 0 && (
          <ul className="contest-rules">
            {report.outliers.map(({ idea, juror, score, others }) => (
              <li key={`${idea} ${juror}`}>
                {m.jury_outlier({ idea, juror, score: points(score), others: points(others) })}
              </li>
            ))}
          </ul>
        )}
      </section>
      {report.comments.length > 0 && <Comments report={report} />}
    </>
  )
}

function agreementWords({ agreement: { difference, level } }: JuryReport, scale: number) {
  if (difference === null || level === null) return m.jury_agreement_unknown()
  const by = { difference: points(difference), scale }
  const words = { close: m.jury_agreement_close, some: m.jury_agreement_some, wide: m.jury_agreement_wide }
  return words[level](by)
}

function Strictness({ report: { jurors } }: { report: JuryReport }) {
  const head = [
    { key: 'name', label: m.jury_col_juror() },
    { key: 'cards', label: m.jury_col_papers(), number: true },
    { key: 'lean', label: m.jury_col_strictness() },
  ]
  return (
    <Table label={m.jury_col_strictness()} head={head}>
      {jurors.map(({ judge, name, scorecards, effect, leans }) => (
        <tr key={judge}>
          <td>{name || m.jury_nameless()}</td>
          <td className="num">{scorecards}</td>
          <td>
            {effectWords(effect)}{' '}
            {leans && <Chip tone="sun">{leans === 'strict' ? m.jury_strict() : m.jury_lenient()}</Chip>}
          </td>
        </tr>
      ))}
    </Table>
  )
}

function effectWords(effect: number) {
  const size = points(Math.abs(effect))
  if (Math.abs(effect) < 0.05) return m.jury_effect_none()
  return effect < 0 ? m.jury_effect_less({ points: size }) : m.jury_effect_more({ points: size })
}

function Comments({ report: { comments } }: { report: JuryReport }) {
  return (
    <details>
      <summary>{m.jury_comments({ n: comments.length })}</summary>
      <ul className="stack">
        {comments.map(({ idea, juror, comment }) => (
          <li key={`${idea} ${juror} ${comment}`}>
            <b>{idea}</b> · {juror || m.jury_nameless()}
            <p className="contest-lines">{comment}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}
