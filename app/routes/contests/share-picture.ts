import type { LoaderFunctionArgs } from '@remix-run/node'
import { sendCard } from '#app/features/channels/share/send-card.server.ts'
import { shareContest } from '#app/features/channels/share/share-contest.server.ts'

/** Shows what a stranger sees, so it asks for no viewer and may be kept by whoever passes it on. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return sendCard(request, () => shareContest(params.contest as string))
}
