import type { ActionFunctionArgs } from '@remix-run/node'
import { requireAccount } from '#app/features/people/guards.server.ts'
import { OwnDataForm } from '#app/features/privacy/forms.server.ts'
import { takeOwnData } from '#app/features/privacy/take-own-data.server.ts'
import { fileAnswer } from '#app/web/file-answer.server.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { badRequest, notFound } from '#app/web/refuse.server.ts'
import { translate } from '#app/web/translate.server.ts'

export function loader() {
  notFound()
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireAccount(request)
  const form = await readForm(request, OwnDataForm)
  if (!form.ok) badRequest()

  const taken = await takeOwnData(viewer, request, form.value)
  if (!taken.ok) return redirectWithNote('/me/data', { text: translate(taken.reason), tone: 'refused' })
  return fileAnswer({ name: 'my-data.json', type: 'application/json; charset=utf-8', body: taken.body })
}
