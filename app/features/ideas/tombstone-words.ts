import { stateReason } from '#app/features/ideas/state-reason.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'

const titles = {
  withdrawn: m.ideas_withdrawn_title,
  hidden: m.ideas_hidden_title,
  merged: m.ideas_merged_title,
}

/** What is said in the place of an idea that is gone, and why; null while it is there. */
export function tombstoneWords(
  { state, updatedAt, stateReason: code, stateWords }: IdeaRow,
  into = '',
  timeZone = 'UTC',
) {
  if (state !== 'withdrawn' && state !== 'hidden' && state !== 'merged') return null
  const date = showDay(updatedAt, timeZone)
  const leads = {
    withdrawn: () => m.ideas_withdrawn_text({ date }),
    hidden: () => m.ideas_hidden_text({ date }),
    merged: () => (into ? m.ideas_merged_into({ title: into }) : ''),
  }
  const isHidden = state === 'hidden'
  const reason = isHidden && code ? m.ideas_reason({ reason: stateReason(code) }) : ''
  const words = stateWords && !isHidden ? m.ideas_reason({ reason: stateWords }) : stateWords
  return { title: titles[state](), lead: leads[state](), reasons: [reason, words].filter(Boolean) }
}
