import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { mailServer } from '#app/features/admin/mail-test/mail-server.server.ts'
import { MailTriedNote } from '#app/features/admin/mail-test/mail-tried.tsx'
import { tryMailServer } from '#app/features/admin/mail-test/try-mail-server.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Link } from '#app/ui/link.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.upkeep_mail())

export async function loader({ request }: LoaderFunctionArgs) {
  const { email } = await requireSite(request, 'site.administer')
  return { ...mailServer(), email: email ?? '' }
}

export async function action({ request }: ActionFunctionArgs) {
  return tryMailServer(await requireSite(request, 'site.administer'))
}

export default function AdminMailTest() {
  const { server, from, email } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  return (
    <AdminFrame
      title={m.upkeep_mail()}
      lead={server ? m.upkeep_mail_lead_on({ server, from }) : m.upkeep_mail_lead_off()}
    >
      {tried && <MailTriedNote tried={tried} />}
      {server ? (
        <Form method="post" className="stack narrow">
          <p>{m.upkeep_mail_to({ email })}</p>
          <div className="row">
            <Button look="main">{m.upkeep_mail_send()}</Button>
          </div>
        </Form>
      ) : (
        <HowTo />
      )}
      <p>
        <Link className="tall" to="/admin/outbox">
          {m.admin_outbox()}
        </Link>
      </p>
    </AdminFrame>
  )
}

function HowTo() {
  return (
    <div className="stack-sm">
      <p>{m.upkeep_mail_how()}</p>
      <pre>
        <code>{example}</code>
      </pre>
    </div>
  )
}

const example = 'SMTP_URL=smtp://user:password@mail.example.org:587'
