import { data, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { m } from '#app/paraglide/messages.js'
import { readiness } from '#app/server/readiness.server.ts'
import { Chip } from '#app/ui/chip.tsx'
import { showHour } from '#app/ui/figures/show-time.ts'
import { Table } from '#app/ui/figures/table.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export async function loader() {
  const { ready, checks } = await readiness()
  return data({ ready, checks, seenAt: new Date() }, { status: ready ? 200 : 503 })
}

export const meta: MetaFunction = (page) => pageMeta(page, m.site_status(), m.pages_status_lead())

const parts = {
  running: m.pages_status_running,
  database: m.pages_status_database,
  disk: m.pages_status_disk,
  mail: m.pages_status_mail,
}

const states = {
  ok: { tone: 'pro', words: m.pages_status_ok },
  late: { tone: 'sun', words: m.pages_status_late },
  failed: { tone: 'contra', words: m.pages_status_failed },
} as const

export default function Status() {
  const { ready, checks, seenAt } = useLoaderData<typeof loader>()
  const head = [
    { key: 'part', label: m.pages_status_part() },
    { key: 'state', label: m.pages_status_state() },
  ]
  return (
    <div className="stack-lg narrow">
      <PageHeader title={m.site_status()} lead={ready ? m.pages_status_all_well() : m.pages_status_trouble()} />
      <Table label={m.site_status()} head={head}>
        {Object.entries(parts).map(([part, name]) => {
          const { tone, words } = states[checks[part as keyof typeof parts]]
          return (
            <tr key={part}>
              <th scope="row">{name()}</th>
              <td>
                <Chip tone={tone}>{words()}</Chip>
              </td>
            </tr>
          )
        })}
      </Table>
      <p className="small muted">{m.pages_status_seen_at({ time: showHour(seenAt) })}</p>
    </div>
  )
}
