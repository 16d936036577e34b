import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { afterErasure } from '#app/features/privacy/after-erasure.server.ts'
import { eraseMyself } from '#app/features/privacy/erase-myself.server.ts'
import { erasePage } from '#app/features/privacy/erase-page.server.ts'
import { EraseView } from '#app/features/privacy/erase-view.tsx'
import { EraseMyselfForm } from '#app/features/privacy/forms.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.privacy_erase_title())

export async function loader({ request }: LoaderFunctionArgs) {
  return erasePage(await requireAccount(request), request)
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireAccount(request)
  const form = await readForm(request, EraseMyselfForm)
  if (!form.ok) return data(form, { status: 400 })

  const erased = await eraseMyself(viewer, request, form.value)
  if (erased.ok) throw redirectWithNote('/', m.privacy_erased(), afterErasure())
  if (erased.reason === 'last-admin')
    return data(refuseForm(form.values, { '': [m.privacy_erase_last_admin()] }), { status: 409 })
  return data(refuseForm(form.values, { current: [translate(erased.reason)] }), { status: 400 })
}

export default function EraseMe() {
  return <EraseView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
