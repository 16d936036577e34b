import type { Viewer } from '#app/features/policy/viewer.ts'
import { juriesOf } from '#drizzle/queries/juries.ts'

export type OwnJury = Awaited<ReturnType<typeof ownJuries>>[number]

/** The juries somebody sits on, with how far they are. */
export const ownJuries = async (viewer: Viewer) => (viewer.kind === 'account' ? juriesOf(viewer.id, viewer.judges) : [])
