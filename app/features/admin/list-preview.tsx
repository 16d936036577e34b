import { m } from '#app/paraglide/messages.js'
import { Chip } from '#app/ui/chip.tsx'
import { Table } from '#app/ui/figures/table.tsx'
import { Note } from '#app/ui/note.tsx'

interface ListPreviewProps {
  lines: { n: number; email: string; name: string; wrong: string | undefined }[]
  good: number
}

/** What will happen with each line of a list, the ones that are wrong first. */
export function ListPreview({ lines, good }: ListPreviewProps) {
  const wrong = lines.length - good
  const head = [
    { key: 'line', label: m.invite_line(), number: true },
    { key: 'address', label: m.admin_address() },
    { key: 'name', label: m.admin_name() },
    { key: 'state', label: m.admin_status() },
  ]
  const shown = [...lines.filter((line) => line.wrong), ...lines.filter((line) => !line.wrong)]
  return (
    <section className="stack">
      <h2>{m.invite_preview_title()}</h2>
      <Note tone={wrong > 0 ? 'sun' : 'pro'} role="status">
        <p>{m.invite_preview_good({ n: good })}</p>
        {wrong > 0 && <p>{m.invite_preview_wrong({ n: wrong })}</p>}
      </Note>
      <Table label={m.invite_preview_title()} head={head}>
        {shown.map(({ n, email, name, wrong: why }) => (
          <tr key={n}>
            <td className="num">{n}</td>
            <td>{email}</td>
            <td>{name}</td>
            <td>{why ?? <Chip tone="pro">{m.invite_line_good()}</Chip>}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
