import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { nameThingOf } from '#app/features/moderation/names/find-name.server.ts'
import { NameAppealForm, OtherNameForm } from '#app/features/moderation/names/forms.server.ts'
import { askAboutName, ownNamePage } from '#app/features/moderation/names/own-name.server.ts'
import { OwnNameView } from '#app/features/moderation/names/own-name-view.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { renameUnion } from '#app/features/unions/rename-union.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.names_own_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  return ownNamePage(await viewerOf(request), nameThingOf(params))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [viewer, thing] = [await viewerOf(request), nameThingOf(params)]
  await ownNamePage(viewer, thing)
  if (new URL(request.url).searchParams.get('act') === 'name' && thing.subject === 'union') {
    const form = await readForm(request, OtherNameForm)
    if (!form.ok) return data(form, { status: 400 })
    const renamed = await renameUnion(viewer, thing.id, form.value.name)
    if (renamed.ok) throw redirectWithNote(`/unions/${thing.id}`, m.names_chosen())
    return data(refuseForm(form.values, { name: [translate(renamed.reason)] }), { status: 409 })
  }
  const form = await readForm(request, NameAppealForm)
  if (!form.ok) return data(form, { status: 400 })
  const { fresh } = await askAboutName(viewer, thing, form.value.words)
  const note = fresh ? m.moderation_asked() : m.moderation_asked_before()
  throw redirectWithNote(`/names/${thing.subject}/${thing.id}`, note)
}

export default function OwnNameRoute() {
  return <OwnNameView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
