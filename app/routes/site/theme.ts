import type { ActionFunctionArgs } from '@remix-run/node'
import { ThemeForm } from '#app/web/preference-forms.server.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { rememberTheme } from '#app/web/read-preferences.server.ts'
import { redirectTo } from '#app/web/redirect.server.ts'
import { badRequest, notFound } from '#app/web/refuse.server.ts'

export function loader() {
  notFound()
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, ThemeForm)
  if (!form.ok) badRequest()

  return redirectTo(form.value.back, { 'Set-Cookie': rememberTheme(form.value.theme) })
}
