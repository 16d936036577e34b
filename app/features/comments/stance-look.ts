import { m } from '#app/paraglide/messages.js'

/** How a stance is shown: never by its colour alone. */
export const stanceLook = {
  for: { sign: '+', tone: 'pro', label: m.comments_for },
  against: { sign: '−', tone: 'contra', label: m.comments_against },
  question: { sign: '?', tone: 'info', label: m.comments_question },
} as const
