import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findFollow, stopFollowing } from '#app/features/ideas/stop-following.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.ideas_stop_title())

/** Opening the address changes nothing: mail programs do it by themselves. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { title, follows } = await findFollow(params.token ?? '')
  return { title, follows }
}

/** Also what a mail program POSTs by itself (RFC 8058), which must not be sent on to another page. */
export async function action({ params }: ActionFunctionArgs) {
  return stopFollowing(params.token ?? '')
}

export default function StopFollowing() {
  const page = useLoaderData<typeof loader>()
  const { title, follows } = useActionData<typeof action>() ?? page
  if (!follows) return <PageHeader title={m.ideas_stop_title()} lead={m.ideas_stopped()} />
  return (
    <Form method="post" className="stack-lg narrow">
      <PageHeader title={m.ideas_stop_title()} lead={title ? m.ideas_stop_about({ title }) : m.ideas_stop_gone()} />
      <div className="row">
        <SubmitButton look="main">{m.ideas_stop_button()}</SubmitButton>
      </div>
    </Form>
  )
}
