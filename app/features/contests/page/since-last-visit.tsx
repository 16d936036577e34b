import { m } from '#app/paraglide/messages.js'
import { Note } from '#app/ui/note.tsx'

/** What is new for somebody who was here before, with the way to read it. */
export function SinceLastVisit({ answers, ideas }: { answers: number; ideas: number }) {
  const words = { answers: m.contests_new_answers({ n: answers }), ideas: m.contests_new_ideas({ n: ideas }) }
  return (
    <Note>
      <p className="row between">
        <span>{m.contests_since(words)}</span>
        <a href={answers > 0 ? '#answered' : '#open'}>{m.contests_since_see()}</a>
      </p>
    </Note>
  )
}
