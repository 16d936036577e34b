import { reasonWords } from '#app/features/ideas/reason-words.ts'
import { m } from '#app/paraglide/messages.js'

/** Why a moderator returned a text or took it down. */
export const STATE_REASONS = [
  'unclear',
  'rude',
  'personal',
  'spam',
  'off-topic',
  'duplicate',
  'illegal',
  'other',
] as const

export type StateReason = (typeof STATE_REASONS)[number]

const words = {
  unclear: m.moderation_reason_unclear,
  rude: m.moderation_reason_rude,
  personal: m.moderation_reason_personal,
  spam: m.moderation_reason_spam,
  'off-topic': m.moderation_reason_off_topic,
  duplicate: m.moderation_reason_duplicate,
  illegal: m.moderation_reason_illegal,
  other: m.moderation_reason_other,
} satisfies Record<StateReason, unknown>

/** A stored reason in words; one that no list has is another reason. */
export const stateReason = reasonWords(
  { ...words, 'moderated-at-source': m.moderation_reason_at_source },
  m.moderation_reason_other,
)
