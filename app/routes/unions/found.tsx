import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { FoundForm } from '#app/features/unions/forms.server.ts'
import { foundUnion } from '#app/features/unions/found-union.server.ts'
import { FoundView } from '#app/features/unions/found-view.tsx'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.unions_found())

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAccount(request)
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireAccount(request)
  const form = await readForm(request, FoundForm)
  if (!form.ok) return data(form, { status: 400 })

  const founded = await foundUnion(viewer, form.value)
  if (founded.ok) throw redirectWithNote(`/unions/${founded.id}`, m.unions_founded())
  return data(refuseForm(form.values, { name: [translate(founded.reason)] }), { status: 409 })
}

export default function FoundUnion() {
  return <FoundView refused={useActionData<typeof action>()} />
}
