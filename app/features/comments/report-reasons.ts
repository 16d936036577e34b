import { m } from '#app/paraglide/messages.js'

/** Why a text may not belong here, as its readers see it. */
export const REPORT_REASONS = ['rude', 'personal', 'spam', 'off-topic', 'illegal', 'other'] as const

export type ReportReason = (typeof REPORT_REASONS)[number]

const words: Record<ReportReason, () => string> = {
  rude: m.comments_report_rude,
  personal: m.comments_report_personal,
  spam: m.comments_report_spam,
  'off-topic': m.comments_report_off_topic,
  illegal: m.comments_report_illegal,
  other: m.comments_report_other,
}

export const reportReasonWords = (reason: string) => (words[reason as ReportReason] ?? m.comments_report_other)()
