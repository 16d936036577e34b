export type Affiliation = 'customer' | 'employee'
/** `owner` may start contests; who runs which contest stands with the contest. */
export type SiteRole = 'admin' | 'moderator' | 'owner' | 'member'
export type Scope = 'read' | 'participate' | 'manage' | 'admin'

/**
 * Whoever asks. A visitor has only a signed visitor id; a guest has done something under it;
 * an account has signed in. Relations to contests travel with the viewer, so that rules stay pure.
 */
export interface Viewer {
  kind: 'visitor' | 'guest' | 'account'
  /** The visitor id, which becomes the person's id at the first act; or the account's id. */
  id: string
  name: string
  email: string | null
  /** The e-mail address was proved. */
  confirmed: boolean
  affiliation: Affiliation
  role: SiteRole
  title: string
  language: 'en' | 'es' | 'ru' | null
  /** Contests in which this person answers when those who run them cannot. */
  deputises: string[]
  /** Ids of the contests this person runs, sits on the jury of, and was invited to. */
  owns: string[]
  judges: string[]
  /** Contests whose papers this juror has not all handed in: until then they learn neither names nor votes there. */
  judgesBlind: string[]
  invitedTo: string[]
  /** What an API token may do; absent for people in a browser, who may do all their role allows. */
  scopes?: Scope[]
}

/** A stranger with nothing but a visitor id. */
export function visitor(id: string): Viewer {
  return {
    kind: 'visitor',
    id,
    name: '',
    email: null,
    confirmed: false,
    affiliation: 'customer',
    role: 'member',
    title: '',
    language: null,
    owns: [],
    deputises: [],
    judges: [],
    judgesBlind: [],
    invitedTo: [],
  }
}

export const isAdmin = (viewer: Viewer) => viewer.kind === 'account' && viewer.role === 'admin'
export const isModerator = (viewer: Viewer) =>
  viewer.kind === 'account' && (viewer.role === 'admin' || viewer.role === 'moderator')
export const ownsContest = (viewer: Viewer, contestId: string) =>
  isAdmin(viewer) || (viewer.kind === 'account' && viewer.owns.includes(contestId))
/** Who runs a contest knows its names and votes anyway. */
export const isBlind = (viewer: Viewer, contestId: string) =>
  viewer.judgesBlind.includes(contestId) && !ownsContest(viewer, contestId)
/** Owners, and the deputies they named. */
export const answersFor = (viewer: Viewer, contestId: string) =>
  ownsContest(viewer, contestId) || (viewer.kind === 'account' && viewer.deputises.includes(contestId))
export const staffOf = (viewer: Viewer, contestId: string) => isModerator(viewer) || ownsContest(viewer, contestId)
