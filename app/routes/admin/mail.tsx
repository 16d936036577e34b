import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { mailInOutbox, tryAgain } from '#app/features/admin/outbox.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/card.tsx'
import { Time } from '#app/ui/figures/time.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, page.data?.subject ?? m.admin_outbox())

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  return mailInOutbox(params.mail as string)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const id = params.mail as string
  const page = `/admin/outbox/${encodeURIComponent(id)}`
  return (await tryAgain(viewer, id)) ? redirectWithNote(page, m.admin_mail_tried_again()) : redirectTo(page)
}

export default function AdminMail() {
  const mail = useLoaderData<typeof loader>()
  return (
    <AdminFrame title={mail.subject} lead={`${m.admin_mail_to()}: ${mail.to}`}>
      <p className="small muted">
        {m.admin_mail_at()}: <Time at={mail.createdAt} look="moment" timeZone={mail.timeZone} />
      </p>
      <p>{mail.fate}</p>
      {mail.givenUp && (
        <Form method="post">
          <SubmitButton look="main">{m.admin_mail_try_again()}</SubmitButton>
        </Form>
      )}
      <Card>
        <p className="mail-text">{linked(mail.text)}</p>
      </Card>
    </AdminFrame>
  )
}

/** Addresses in the text as links: this page is where they are used when there is no mail server. */
function linked(text: string): ReactNode {
  const [before, address, ...rest] = text.split(/(https?:\/\/\S+)/)
  if (address === undefined) return before
  return (
    <>
      {before}
      <a href={address}>{address}</a>
      {linked(rest.join(''))}
    </>
  )
}
