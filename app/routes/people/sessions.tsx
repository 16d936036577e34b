import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { listSessions, type SessionCard } from '#app/features/people/sessions/list-sessions.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/card.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { showAgo, showDay } from '#app/ui/figures/show-time.ts'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_sessions_title())

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireAccount(request)
  return { sessions: await listSessions(viewer, request) }
}

export default function Sessions() {
  const { sessions } = useLoaderData<typeof loader>()
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: '/me', label: m.people_me_title() }}
        title={m.people_sessions_title()}
        lead={m.people_sessions_lead()}
      />
      <ul className="stack">
        {sessions.map((session) => (
          <li key={session.id}>
            <Session session={session} />
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form method="post" action="/me/sessions/others">
          <SubmitButton look="danger">{m.people_sessions_end_others()}</SubmitButton>
        </Form>
      )}
    </div>
  )
}

function Session({ session }: { session: SessionCard }) {
  const { id, browser, system, network, seenAt, createdAt, here } = session
  const name = browser && system ? m.people_session_browser({ browser, system }) : browser || system
  return (
    <Card>
      <h2 className="as-h3">{name || m.people_session_unknown()}</h2>
      <p className="meta">
        {here && <Chip tone="deep">{m.people_session_here()}</Chip>}
        <span suppressHydrationWarning>
          {m.people_session_times({ seen: showAgo(seenAt), since: showDay(createdAt) })}
        </span>
        {network && <span>{m.people_session_network({ network })}</span>}
      </p>
      {!here && (
        <Form method="post" action="/me/sessions/end">
          <input type="hidden" name="session" value={id} />
          <SubmitButton>{m.people_session_end()}</SubmitButton>
        </Form>
      )}
    </Card>
  )
}
