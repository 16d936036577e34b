import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'

interface Standing {
  turn: 'ours' | 'theirs' | 'none'
  late: boolean
  /** The reader wrote it. */
  mine: boolean
  /** Name of the person of the team who read it first. */
  reader: string | null
  timeZone: string
}

/** What the head of an idea says of where it stands. Made on the server: most pages need one of these sentences. */
export function standingWords(
  idea: { promisedBy: Date | null; answeredAt: Date | null },
  { turn, late, mine, reader, timeZone }: Standing,
) {
  const isPromised = idea.promisedBy !== null && idea.answeredAt === null && turn !== 'none'
  const whose = { none: '', ours: m.ideas_our_turn(), theirs: mine ? m.ideas_your_turn() : m.ideas_authors_turn() }
  return {
    read: reader ? m.ideas_read_by({ name: reader }) : '',
    promise: isPromised ? m.ideas_promise({ date: showDay(idea.promisedBy as Date, timeZone) }) : '',
    turn: whose[turn],
    late: late ? m.ideas_late() : '',
  }
}
