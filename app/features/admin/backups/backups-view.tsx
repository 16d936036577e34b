import type { backupsPage } from '#app/features/admin/backups/backups-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Table } from '#app/ui/figures/table.tsx'
import { Time } from '#app/ui/figures/time.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { EmptyState } from '#app/ui/page/empty-state.tsx'

type Page = Awaited<ReturnType<typeof backupsPage>>

/** The button and the copies that are kept. */
export function BackupsView({ backups, timeZone }: Page) {
  const head = [
    { key: 'name', label: m.upkeep_backup_name() },
    { key: 'at', label: m.upkeep_backup_age() },
    { key: 'size', label: m.upkeep_backup_size() },
    { key: 'files', label: m.upkeep_backup_files(), number: true },
    { key: 'state', label: m.upkeep_backup_check() },
    { key: 'again', label: m.upkeep_backup_check_again(), hidden: true },
  ]
  return (
    <>
      <Form method="post" className="stack narrow">
        <p>{m.upkeep_backup_how()}</p>
        <div className="row">
          <Button name="do" value="make" look="main">
            {m.upkeep_backup_make()}
          </Button>
        </div>
      </Form>
      {backups.length === 0 && <EmptyState>{m.upkeep_backup_none()}</EmptyState>}
      {backups.length > 0 && (
        <div className="backup-table">
          <Table label={m.upkeep_backup_kept()} head={head}>
            {backups.map((backup) => (
              <Row key={backup.name} backup={backup} timeZone={timeZone} />
            ))}
          </Table>
        </div>
      )}
    </>
  )
}

function Row({ backup, timeZone }: { backup: Page['backups'][number]; timeZone: string }) {
  return (
    <tr>
      <td>{backup.name}</td>
      <td data-label={m.upkeep_backup_age()}>
        <Time at={backup.at} timeZone={timeZone} />
      </td>
      <td data-label={m.upkeep_backup_size()}>{backup.size}</td>
      <td className="num" data-label={m.upkeep_backup_files()}>
        {backup.files}
      </td>
      <td data-label={m.upkeep_backup_check()}>{backup.state}</td>
      <td>
        <Form method="post">
          <input type="hidden" name="name" value={backup.name} />
          <Button name="do" value="check" look="quiet" aria-label={`${m.upkeep_backup_check_again()}: ${backup.name}`}>
            {m.upkeep_backup_check_again()}
          </Button>
        </Form>
      </td>
    </tr>
  )
}

/** PostgreSQL brings its own tools: what to run where the site runs. */
export function BackupsElsewhere({ commands }: { commands: string[] }) {
  return (
    <div className="stack-sm">
      <p>{m.upkeep_backup_postgres()}</p>
      <pre>
        <code>{commands.join('\n')}</code>
      </pre>
      <p>{m.upkeep_backup_postgres_files()}</p>
    </div>
  )
}
