import { type ButtonHTMLAttributes, useId } from 'react'
import { m } from '#app/paraglide/messages.js'
import { showNumber } from '#app/ui/figures/show-number.ts'
import { Icon } from '#app/ui/icon.tsx'

type VoteButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** The title of the idea, so that twenty buttons have twenty names. */
  title: string
  pressed: boolean
  /** Pressed, and kept apart until the person has been confirmed. */
  waiting?: boolean
  /** null while counts are hidden. */
  votes: number | null
  /** Why it cannot be pressed; it then stays in place and says so. */
  closed?: string
  /** Id for what is said about it; made up where none is given. */
  about?: string
}

/** The button of a vote; stands alone in a form that posts the opposite of `pressed`. */
export function VoteButton({ title, pressed, waiting, votes, closed, about, onClick, ...button }: VoteButtonProps) {
  const madeUp = useId()
  const description = about ?? madeUp
  const described = closed ?? (votes === null ? undefined : m.votes_count({ n: votes }))
  return (
    <>
      <button
        type="submit"
        {...button}
        className="vote-button"
        aria-pressed={pressed}
        aria-disabled={closed ? true : undefined}
        aria-describedby={described && description}
        onClick={(event) => (closed ? event.preventDefault() : onClick?.(event))}
      >
        <Icon name={pressed ? 'check' : 'up'} />
        {votes !== null && <b className="vote-button__count">{showNumber(votes)}</b>}
        <span>{!pressed ? m.votes_vote() : waiting ? m.votes_kept() : m.votes_voted()}</span>
        <span className="visually-hidden">: {title}</span>
      </button>
      {described && (
        <span className="visually-hidden" id={description}>
          {described}
        </span>
      )}
    </>
  )
}
