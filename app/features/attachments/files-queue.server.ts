import { filesShownIn } from '#app/features/attachments/files-shown-in.server.ts'
import { isModerator, type Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { appealedFiles, countWaitingFiles, type FileScope, filesToLookAt } from '#drizzle/queries/files.ts'

const shownAtOnce = 50
const recentDays = 30
const day = 24 * 60 * 60 * 1000

export type FilesQueue = Awaited<ReturnType<typeof filesQueue>>

/**
 * What waits to be looked at, longest first; what somebody asks about again; then what was shown and taken down in the last thirty days. Of the contests
 * the viewer looks after; for those who look after none the page does not exist.
 */
export async function filesQueue(viewer: Viewer, now = new Date()) {
  const scope = fileScopeOf(viewer)
  const since = new Date(now.getTime() - recentDays * day)
  const [waiting, asked, shown, hidden] = [
    await filesToLookAt(scope, 'held', shownAtOnce),
    await appealedFiles(scope, shownAtOnce),
    await filesToLookAt(scope, 'shown', shownAtOnce, since),
    await filesToLookAt(scope, 'hidden', shownAtOnce, since),
  ]
  return {
    waiting: await filesShownIn(viewer, waiting),
    asked: await filesShownIn(viewer, asked),
    shown: await filesShownIn(viewer, shown),
    hidden: (await filesShownIn(viewer, hidden)).filter(({ appeal }) => !appeal),
  }
}

function fileScopeOf(viewer: Viewer): FileScope {
  if (isModerator(viewer)) return 'all'
  if (viewer.kind !== 'account' || viewer.owns.length === 0) throw notFound()
  return viewer.owns
}

/** How many files wait for this viewer to look at them. */
export const filesWaiting = (viewer: Viewer) => countWaitingFiles(isModerator(viewer) ? 'all' : viewer.owns)
