import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { InviteForm } from '#app/features/contests/forms.server.ts'
import { contestPeople } from '#app/features/contests/invite/contest-people.server.ts'
import { inviteFromForm } from '#app/features/contests/invite/invite-from-form.server.ts'
import { InviteView } from '#app/features/contests/invite/invite-view.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.contests_invite_button())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  return contestPeople(viewer, params.contest as string)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { slug } = await contestPeople(viewer, params.contest as string)
  const form = await readForm(request, InviteForm)
  if (!form.ok) return data(form, { status: 400 })

  const invited = await inviteFromForm(viewer, slug, form)
  if (!invited.ok) return data(invited.refusal, { status: 429 })
  return redirectWithNote(`/c/${slug}/desk/people`, invited.note)
}

export default function PeopleOfContest() {
  return <InviteView contest={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
