import type { ActionFunctionArgs } from '@remix-run/node'
import { loadDemo } from '#app/features/imports/demo/load-demo.server.ts'
import { requireSite } from '#app/features/people/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

export function loader() {
  notFound()
}

export async function action({ request }: ActionFunctionArgs) {
  await requireSite(request, 'site.administer')
  await loadDemo()
  return redirectWithNote('/', m.people_setup_sample_loaded())
}
