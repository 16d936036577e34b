import { useRef, useState } from 'react'
import type { VoteAnswer } from '#app/features/ideas/vote-answer.ts'
import { m } from '#app/paraglide/messages.js'

export interface Standing {
  voted: 'counted' | 'provisional' | 'void' | null
  /** Null while counts are hidden. */
  votes: number | null
}

/** A second press within this time is part of the same one. */
const samePress = 600

/**
 * Sends a vote without leaving the page: the button answers at once, the server's answer replaces the guess, and a
 * refusal puts everything back. Pages need not be read again for one number. `live` is how many votes there were when
 * the page last asked.
 */
export function useVote(ideaId: string, given: Standing, live?: { at: number; votes: number }) {
  const [answered, setAnswered] = useState<{ at: number; given: Standing; standing: Standing }>()
  const [guess, setGuess] = useState<Standing>()
  const [said, setSaid] = useState<VoteAnswer>()
  const pressedAt = useRef(0)
  // What the page was loaded with later is newer than an earlier answer.
  const last = answered && isSame(answered.given, given) ? answered : { at: 0, standing: given }
  const known =
    live && live.at > last.at && last.standing.votes !== null ? withVotes(last.standing, live) : last.standing
  const shown = guess ?? known

  async function press(form: FormData) {
    const isRepeated = Date.now() - pressedAt.current < samePress
    if (isRepeated || guess) return
    pressedAt.current = Date.now()
    const act = known.voted ? 'unvote' : 'vote'
    setGuess(guessAfter(known))
    const answer = await send(`/i/${ideaId}/${act}`, form)
    if (answer.goTo) return window.location.assign(answer.goTo)
    if (answer.ok) setAnswered({ at: Date.now(), given, standing: { voted: answer.voted, votes: answer.votes } })
    setSaid(answer)
    setGuess(undefined)
  }

  return { ...shown, busy: guess !== undefined, said, press }
}

const withVotes = ({ voted }: Standing, { votes }: { votes: number }): Standing => ({ voted, votes })

const isSame = (one: Standing, other: Standing) => one.voted === other.voted && one.votes === other.votes

function guessAfter({ voted, votes }: Standing): Standing {
  const counts = voted === 'counted' ? -1 : voted ? 0 : 1
  return { voted: voted ? null : 'counted', votes: votes === null ? null : votes + counts }
}

async function send(address: string, form: FormData): Promise<VoteAnswer> {
  try {
    const body = new URLSearchParams([...form].map(([name, value]) => [name, String(value)]))
    const response = await fetch(address, { method: 'POST', body, headers: { Accept: 'application/json' } })
    if (response.headers.get('Content-Type')?.startsWith('application/json'))
      return (await response.json()) as VoteAnswer
  } catch {
    // Told below: whatever stood in the way, the vote did not arrive.
  }
  return { ok: false, text: m.votes_not_reached() }
}
