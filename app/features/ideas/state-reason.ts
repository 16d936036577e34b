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

const words: Record<StateReason, typeof m.moderation_reason_other> = {
  unclear: m.moderation_reason_unclear,
  rude: m.moderation_reason_rude,
  personal: m.moderation_reason_personal,
  spam: m.moderation_reason_spam,
  'off-topic': m.moderation_reason_off_topic,
  duplicate: m.moderation_reason_duplicate,
  illegal: m.moderation_reason_illegal,
  other: m.moderation_reason_other,
}

/** A stored reason in words; for mails in the language of whoever gets them. */
export function stateReason(reason: string, options?: { locale: 'en' | 'es' | 'ru' }) {
  if (reason === 'moderated-at-source') return m.moderation_reason_at_source({}, options)
  return (words[reason as StateReason] ?? words.other)({}, options)
}
