import type { Viewer } from '#app/features/policy/viewer.ts'

export type Eligibility = 'open' | 'confirmed' | 'members' | 'invited'

/** What a person still has to do before their vote counts. */
export type Missing = 'nothing' | 'confirm' | 'sign-in' | 'invitation'

/**
 * What keeps this person's vote from counting in a contest with such eligibility. Votes of guests are kept apart
 * everywhere until they confirm an address or sign in; an invitation cannot be made up for by the voter.
 */
export function missingForVote(viewer: Viewer, contest: { id: string; eligibility: Eligibility }): Missing {
  const account = viewer.kind === 'account'
  switch (contest.eligibility) {
    case 'open':
      return account || viewer.confirmed ? 'nothing' : 'confirm'
    case 'confirmed':
      return viewer.confirmed ? 'nothing' : 'confirm'
    case 'members':
      return account ? 'nothing' : 'sign-in'
    case 'invited':
      if (!account) return 'sign-in'
      if (!viewer.invitedTo.includes(contest.id)) return 'invitation'
      return viewer.confirmed ? 'nothing' : 'confirm'
  }
}
