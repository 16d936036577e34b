import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findProvider } from '#app/features/admin/sign-on/list-providers.server.ts'
import { removeProvider } from '#app/features/admin/sign-on/save-provider.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ConfirmPage } from '#app/ui/page/confirm-page.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.sign_on_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  const { id, name } = await findProvider(viewer, params.provider as string)
  return { id, name }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireSite(request, 'site.administer')
  await removeProvider(viewer, params.provider as string)
  return redirectWithNote('/admin/sign-on', m.sign_on_removed())
}

export default function RemoveProvider() {
  const { id, name } = useLoaderData<typeof loader>()
  return (
    <ConfirmPage
      title={m.sign_on_remove_title({ name })}
      confirm={m.sign_on_remove()}
      cancelTo={`/admin/sign-on/${id}`}
      danger
    >
      <p>{m.sign_on_remove_text()}</p>
    </ConfirmPage>
  )
}
