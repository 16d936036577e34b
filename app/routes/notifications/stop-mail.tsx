import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findStop, stopMail } from '#app/features/people/news/stop-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.notifications_stop_title())

/** Opening the address changes nothing: mail programs do it by themselves. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { stream, stopped } = await findStop(params.token ?? '')
  return { stream, stopped }
}

/** Also what a mail program POSTs by itself (RFC 8058), which must not be sent on to another page. */
export async function action({ params }: ActionFunctionArgs) {
  return stopMail(params.token ?? '')
}

export default function StopMail() {
  const page = useLoaderData<typeof loader>()
  const { stream, stopped } = useActionData<typeof action>() ?? page
  const settings = (
    <Link to="/me/profile#news" className="tall">
      {m.notifications_stop_change()}
    </Link>
  )
  if (stopped)
    return (
      <PageHeader
        title={m.notifications_stop_title()}
        lead={stream === 'digest' ? m.notifications_stopped_digest() : m.notifications_stopped_own()}
        actions={settings}
      />
    )
  return (
    <Form method="post" className="stack-lg narrow">
      <PageHeader
        title={m.notifications_stop_title()}
        lead={stream === 'digest' ? m.notifications_stop_digest() : m.notifications_stop_own()}
      />
      <div className="row">
        <SubmitButton look="main">{m.notifications_stop_button()}</SubmitButton>
        {settings}
      </div>
    </Form>
  )
}
