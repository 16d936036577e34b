import { reasonWords } from '#app/features/ideas/reason-words.ts'
import { m } from '#app/paraglide/messages.js'

/** Why a name may not belong here: told by who reports it, and by who decides about it. */
export const NAME_REASONS = ['rude', 'poses', 'personal', 'spam', 'illegal', 'other'] as const

const words = {
  rude: m.names_reason_rude,
  poses: m.names_reason_poses,
  personal: m.names_reason_personal,
  spam: m.names_reason_spam,
  illegal: m.names_reason_illegal,
  other: m.names_reason_other,
}

/** A stored reason in words; one that the list has not is another reason. */
export const nameReason = reasonWords(words, m.names_reason_other)

export const nameReasonOptions = () => NAME_REASONS.map((value) => ({ value, label: nameReason(value) }))
