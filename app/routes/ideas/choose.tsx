import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { choosePage } from '#app/features/votes/choose/choose-page.server.ts'
import { ChooseView } from '#app/features/votes/choose/choose-view.tsx'
import { compareIdeas } from '#app/features/votes/choose/compare-ideas.server.ts'
import { ComparisonForm } from '#app/features/votes/choose/forms.server.ts'
import { refusedWords } from '#app/features/votes/choose/refused-words.server.ts'
import { requireChooser } from '#app/features/votes/choose/require-chooser.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.choose_link())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await requireChooser(viewer, params.contest as string)
  return choosePage(viewer, contest, new URL(request.url).searchParams.get('pair'))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const form = await readForm(request, ComparisonForm)
  const page = `/c/${params.contest}/choose`
  if (!form.ok) return redirectWithNote(page, { tone: 'refused', text: refusedWords('pair-unknown') })
  const said = await compareIdeas(viewer, params.contest as string, form.value)
  if (said.ok) return redirectTo(page, rememberGuest(viewer))
  return redirectWithNote(page, { tone: 'refused', text: refusedWords(said.reason) })
}

export default function HelpChoose() {
  return <ChooseView page={useLoaderData<typeof loader>()} />
}
