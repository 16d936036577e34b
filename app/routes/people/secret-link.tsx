import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { describeSecretLink } from '#app/features/people/describe-secret-link.server.ts'
import { OwnDoings } from '#app/features/people/own-doings.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { continueAsGuest } from '#app/features/votes/continue-as-guest.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.people_secret_title())

/** Opening the link shows; only its button makes this browser the guest. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const link = await describeSecretLink(params.token ?? '')
  return data({ link, signedIn: viewer.kind === 'account' }, { status: link ? 200 : 410 })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const headers = await continueAsGuest(viewer, params.token ?? '')
  const note = viewer.kind === 'account' ? m.people_secret_taken() : m.people_secret_continued()
  return redirectWithNote('/me', note, headers)
}

export default function SecretLinkPage() {
  const { link, signedIn } = useLoaderData<typeof loader>()
  if (!link) return <Over />
  const title = link.name ? m.people_secret_title_named({ name: link.name }) : m.people_secret_title()
  return (
    <div className="stack-lg">
      <PageHeader title={title} lead={m.people_secret_lead()} />
      <Form method="post">
        <SubmitButton look="main">{signedIn ? m.people_secret_take() : m.people_secret_continue()}</SubmitButton>
      </Form>
      <OwnDoings doings={link.doings} />
    </div>
  )
}

function Over() {
  return (
    <div className="stack-lg narrow">
      <PageHeader title={m.people_secret_over_title()} lead={m.people_secret_over_text()} />
      <div className="row">
        <ButtonLink to="/in?next=/me" look="main">
          {m.people_sign_in_title()}
        </ButtonLink>
      </div>
    </div>
  )
}
