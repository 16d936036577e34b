import type { WaitingLetter } from '#app/features/unions/letters/waiting-letters.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Chip } from '#app/ui/chip.tsx'
import { Link } from '#app/ui/link.tsx'

/** Open letters that wait for an answer, what is due first first. */
export function LetterQueue({ letters }: { letters: WaitingLetter[] }) {
  return (
    <ul className="own-list">
      {letters.map(({ id, path, title, union, left, late }) => (
        <li key={id} className="stack-sm">
          <Link to={path}>{title}</Link>
          <p className="meta">
            <span>{union}</span>
            {late && <Chip tone="contra">{m.winners_overdue()}</Chip>}
            {left && <span>{left}</span>}
          </p>
          <p>
            <Link className="tall" to={`${path}/answer`}>
              {m.winners_answer()}
              <span className="visually-hidden">: {title}</span>
            </Link>
          </p>
        </li>
      ))}
    </ul>
  )
}
