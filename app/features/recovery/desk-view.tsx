import type { RecoveryDesk } from '#app/features/recovery/desk-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Chip } from '#app/ui/chip.tsx'
import { Table } from '#app/ui/figures/table.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'

/** Complaints that wait, what is due first at the top. */
export function DeskView({ page: { rows, record, more } }: { page: RecoveryDesk }) {
  const head = [
    { key: 'what', label: m.recovery_desk_what() },
    { key: 'owner', label: m.recovery_desk_owner() },
    { key: 'left', label: m.recovery_desk_left() },
  ]
  return (
    <div className="stack-lg">
      <PageHeader title={m.recovery_desk()} lead={record} />
      {rows.length === 0 && <p>{m.recovery_desk_empty()}</p>}
      {rows.length > 0 && (
        <div className="desk-table">
          <Table label={m.recovery_desk()} head={head}>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <a href={`/desk/complaints/${row.id}`}>{row.title}</a>
                  <p className="small muted">{row.contest}</p>
                  {row.again && <Chip tone="sun">{m.recovery_desk_again()}</Chip>}
                </td>
                <td>{row.owner}</td>
                <td>
                  {row.late && <Chip tone="contra">{m.recovery_late()}</Chip>} {row.left}
                </td>
              </tr>
            ))}
          </Table>
        </div>
      )}
      {more > 0 && <p className="muted">{m.recovery_desk_more({ n: more })}</p>}
    </div>
  )
}
