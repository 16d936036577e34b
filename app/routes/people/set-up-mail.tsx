import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { env } from '#app/env.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_setup_4_title())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  // The address may hold a password; only the machine's name is shown.
  return { server: env.SMTP_URL && new URL(env.SMTP_URL).host }
}

export default function SetUpMail() {
  const { server } = useLoaderData<typeof loader>()
  return (
    <div className="stack-lg narrow">
      <PageHeader
        above={m.people_setup_step({ n: 4 })}
        title={m.people_setup_4_title()}
        lead={server ? m.people_setup_4_ready({ server }) : m.people_setup_4_none()}
      />
      {!server && <HowTo />}
      <div className="row">
        {server && (
          <Form method="post" action="/setup/mail/test">
            <SubmitButton>{m.people_setup_4_test()}</SubmitButton>
          </Form>
        )}
        <ButtonLink to="/setup/ready" look="main">
          {server ? m.people_setup_next() : m.people_setup_4_later()}
        </ButtonLink>
      </div>
    </div>
  )
}

function HowTo() {
  return (
    <div className="stack-sm">
      <p>{m.people_setup_4_how()}</p>
      <pre>
        <code>{example}</code>
      </pre>
    </div>
  )
}

const example = 'SMTP_URL=smtp://user:password@mail.example.org:587'
