/** A denial that is concealed answers exactly like a missing thing (404). */
export type Decision = { allow: true } | { allow: false; reason: DenyReason; conceal: boolean }

export type DenyReason =
  | 'not-for-you'
  | 'sign-in-first'
  | 'not-yours'
  | 'own-idea'
  | 'not-published'
  | 'staff-only'
  | 'admins-only'
  | 'not-closed'
  | 'union-closed'
  | 'members-only'
  | 'own-decision'
  | 'scope-missing'

export const allow: Decision = { allow: true }
export const deny = (reason: DenyReason): Decision => ({ allow: false, reason, conceal: false })
export const conceal = (reason: DenyReason): Decision => ({ allow: false, reason, conceal: true })
