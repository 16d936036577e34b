import type { ActionFunctionArgs } from '@remix-run/node'
import { renewSecretLink } from '#app/features/people/renew-secret-link.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

export function loader() {
  notFound()
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  if (viewer.kind !== 'guest') return redirectTo('/me')
  await renewSecretLink(viewer)
  return redirectWithNote('/me', m.people_me_secret_renewed())
}
