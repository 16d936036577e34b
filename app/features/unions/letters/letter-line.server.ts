import { letterPath } from '#app/features/unions/union-path.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import type { visibleLetters } from '#drizzle/queries/letters.ts'

type Row = Awaited<ReturnType<typeof visibleLetters>>[number]

/** A letter in a list: what it is called, when it was written, what it is about and how it stands. */
export function letterLine({ letter, contest, idea }: Row) {
  const about = idea ?? contest
  return {
    path: letterPath(letter),
    title: letter.title,
    about: about ? m.unions_letter_about({ title: about }) : m.unions_letter_about_all(),
    at: letter.createdAt,
    answered: letter.answeredAt !== null,
    state: letter.answeredAt ? m.unions_answered_on({ date: showDay(letter.answeredAt) }) : m.unions_waits(),
  }
}
