import { m } from '#app/paraglide/messages.js'

/** Why a text may not belong here, as its readers see it. */
export const REPORT_REASONS = ['rude', 'personal', 'spam', 'off-topic', 'illegal', 'other'] as const

export type ReportReason = (typeof REPORT_REASONS)[number]

/** Besides, the author of what was brought from elsewhere may ask for it. */
const words: Record<ReportReason | 'author', () => string> = {
  author: m.comments_report_author,
  rude: m.comments_report_rude,
  personal: m.comments_report_personal,
  spam: m.comments_report_spam,
  'off-topic': m.comments_report_off_topic,
  illegal: m.comments_report_illegal,
  other: m.comments_report_other,
}

export const reportReasonWords = (reason: string) =>
  (words[reason as ReportReason | 'author'] ?? m.comments_report_other)()
