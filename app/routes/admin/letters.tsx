import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AdminFrame } from '#app/features/admin/admin-frame.tsx'
import { requireSite } from '#app/features/people/guards.server.ts'
import { LetterQueue } from '#app/features/unions/letters/letter-queue.tsx'
import { generalLetters } from '#app/features/unions/letters/waiting-letters.server.ts'
import { m } from '#app/paraglide/messages.js'
import { EmptyState } from '#app/ui/page/empty-state.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.unions_queue())

export async function loader({ request }: LoaderFunctionArgs) {
  return { letters: await generalLetters(await requireSite(request, 'site.administer')) }
}

export default function AdminLetters() {
  const { letters } = useLoaderData<typeof loader>()
  return (
    <AdminFrame title={m.unions_queue()} lead={m.unions_admin_letters_home()}>
      {letters.length === 0 ? <EmptyState>{m.unions_queue_none()}</EmptyState> : <LetterQueue letters={letters} />}
    </AdminFrame>
  )
}
