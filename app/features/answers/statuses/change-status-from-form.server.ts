import type { StatusesInput } from '#app/features/answers/forms.server.ts'
import { addStatus, renameStatus, retireStatus } from '#app/features/answers/statuses/change-statuses.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'

/** One press on the page of statuses. */
export function changeStatusFromForm(viewer: Viewer, input: StatusesInput) {
  switch (input.do) {
    case 'add': {
      const { do: _, ...status } = input
      return addStatus(viewer, status)
    }
    case 'rename': {
      const { tone, en, es, ru } = input
      return renameStatus(viewer, input.key, { tone, en, es, ru })
    }
    default:
      return retireStatus(viewer, input.key, input.do === 'retire')
  }
}
