import type { ActionFunctionArgs } from '@remix-run/node'
import { chooseLanguage } from '#app/features/people/choose-language.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { LanguageForm } from '#app/web/preference-forms.server.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { rememberLocale } from '#app/web/read-preferences.server.ts'
import { redirectTo } from '#app/web/redirect.server.ts'
import { badRequest, notFound } from '#app/web/refuse.server.ts'

export function loader() {
  notFound()
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const form = await readForm(request, LanguageForm)
  if (!form.ok) badRequest()

  await chooseLanguage(viewer, form.value.language)
  return redirectTo(form.value.back, { 'Set-Cookie': rememberLocale(form.value.language) })
}
