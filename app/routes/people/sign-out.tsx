import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { signOut } from '#app/features/people/sessions/sign-out.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ConfirmPage } from '#app/ui/page/confirm-page.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.site_sign_out())

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  if (viewer.kind !== 'account') throw redirectTo('/in')
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  return redirectWithNote('/', m.people_signed_out(), await signOut(request))
}

export default function SignOut() {
  return (
    <ConfirmPage title={m.people_sign_out_title()} confirm={m.site_sign_out()} cancelTo="/me">
      <p>{m.people_sign_out_text()}</p>
    </ConfirmPage>
  )
}
