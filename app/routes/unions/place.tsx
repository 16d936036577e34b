import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { findUnion } from '#app/features/unions/find-union.server.ts'
import { PlaceForm } from '#app/features/unions/forms.server.ts'
import { PlaceView } from '#app/features/unions/place-view.tsx'
import { takePlace } from '#app/features/unions/take-place.server.ts'
import { unionPage } from '#app/features/unions/union-page.server.ts'
import { unionPath } from '#app/features/unions/union-path.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.unions_place())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const { union } = await findUnion(viewer, params.union ?? '', 'union.take-part')
  return { page: await unionPage(viewer, union.id), self: { id: viewer.id, name: viewer.name } }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { union } = await findUnion(viewer, params.union ?? '', 'union.take-part')
  const form = await readForm(request, PlaceForm)
  if (!form.ok) return data(form, { status: 400 })

  const taken = await takePlace(viewer, union.id, form.value)
  if (taken.ok) throw redirectWithNote(unionPath(union), m.unions_place_saved())
  const field = taken.reason === 'unions_stands_not' ? 'choice' : 'stands'
  return data(refuseForm(form.values, { [field]: [translate(taken.reason)] }), { status: 409 })
}

export default function Place() {
  const { page, self } = useLoaderData<typeof loader>()
  return <PlaceView page={page} self={self} refused={useActionData<typeof action>()} />
}
