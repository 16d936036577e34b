import { requestContext } from '#app/web/request-context.server.ts'

/**
 * Does this once nobody waits for the answer any more: also while it is still being made, when the site does not hear of
 * what a route would have answered.
 */
export function whenLeft(work: () => Promise<unknown>) {
  const { leaving } = requestContext()
  const leave = () => void work().catch(() => {})
  if (leaving?.aborted) leave()
  else leaving?.addEventListener('abort', leave, { once: true })
}
