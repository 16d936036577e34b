import { describeFault } from '#app/server/describe-fault.server.ts'
import { log } from '#app/server/log.server.ts'
import { noteOutage } from '#app/server/note-outage.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'

/** Called by Remix for what no route expected. Refusals thrown as answers and visitors who left are no faults. */
export function handleError(fault: unknown, { request }: { request: Request }) {
  if (request.signal.aborted) return
  noteOutage(fault)
  log('error', 'fault', { requestId: requestContext().requestId, ...describeFault(fault) })
}
