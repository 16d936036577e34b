import type { NotesPage } from '#app/features/answers/answer-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/card.tsx'
import { Time } from '#app/ui/figures/time.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Markdown } from '#app/ui/markdown.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type NoteListProps = { ideaId: string; notes: NotesPage['notes']; timeZone: string; refused?: FormRefusal }

/** What the team says to itself about an idea, and room for more. */
export function NoteList({ ideaId, notes, timeZone, refused }: NoteListProps) {
  return (
    <Card as="section" id="notes">
      <h2 className="as-h3">{m.answers_notes()}</h2>
      <p className="small muted">{m.answers_notes_only_team()}</p>
      {notes.length > 0 && (
        <ul className="stack-sm">
          {notes.map((note) => (
            <li key={note.id}>
              <p className="meta">
                <span>{note.author}</span>
                <Time at={note.createdAt} timeZone={timeZone} />
              </p>
              <Markdown html={note.html} />
            </li>
          ))}
        </ul>
      )}
      <Form method="post" action={`/i/${ideaId}/notes`} className="stack-sm" key={notes.length}>
        <FormErrors {...refused} labels={{ text: m.answers_note() }} />
        <TextArea
          id="note"
          name="text"
          label={m.answers_note()}
          rows={3}
          required
          defaultValue={String(refused?.values.text ?? '')}
          errors={refused?.errors.text}
        />
        <div className="row">
          <SubmitButton>{m.answers_add_note()}</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}
