import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireSite } from '#app/features/people/guards.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_setup_done_title())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSite(request, 'site.administer')
  return { organisation: (await siteSettings()).organisation }
}

export default function SetUpReady() {
  const { organisation } = useLoaderData<typeof loader>()
  return (
    <div className="stack-lg narrow">
      <PageHeader
        title={m.people_setup_done_title()}
        lead={m.people_setup_done_lead({ organisation })}
        actions={
          <ButtonLink to="/c/new" look="main" big>
            {m.people_setup_open_contest()}
          </ButtonLink>
        }
      />
      <Form method="post" action="/setup/sample" className="stack-sm">
        <p>{m.people_setup_sample()}</p>
        <SubmitButton>{m.people_setup_sample_button()}</SubmitButton>
      </Form>
    </div>
  )
}
