import type { Viewer } from '#app/features/policy/viewer.ts'

/** Who lives through a sample contest, and when. */
export interface Cast {
  host: Viewer
  crowd: Viewer[]
  begin: Date
  end: Date
}

/** Everybody acts in a fixed order, so that every demo tells the same story. */
export const personAt = (crowd: Viewer[], index: number) => crowd[index % crowd.length] as Viewer
