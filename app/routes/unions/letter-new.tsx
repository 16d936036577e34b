import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { findUnion } from '#app/features/unions/find-union.server.ts'
import { LetterForm as LetterSchema } from '#app/features/unions/forms.server.ts'
import { aboutShown, letterAbout } from '#app/features/unions/letters/letter-about.server.ts'
import { LetterForm } from '#app/features/unions/letters/letter-form.tsx'
import { writeLetter } from '#app/features/unions/letters/write-letter.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { translate } from '#app/web/translate.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.unions_letter_write())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const { union } = await findUnion(viewer, params.union ?? '', 'union.speak')
  const about = aboutShown(await letterAbout(viewer, new URL(request.url)))
  return { union: { id: union.id, name: union.name }, about }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { union } = await findUnion(viewer, params.union ?? '', 'union.speak')
  const about = await letterAbout(viewer, new URL(request.url))
  const form = await readForm(request, LetterSchema)
  if (!form.ok) return data(form, { status: 400 })

  const written = await writeLetter(viewer, union.id, about, form.value)
  if (written.ok) throw redirectWithNote(`/letters/${written.id}`, m.unions_letter_sent())
  return data(refuseForm(form.values, { '': [translate(written.reason)] }), { status: 409 })
}

export default function WriteLetter() {
  return <LetterForm {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
