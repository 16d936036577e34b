import { useRef } from 'react'
import type { AnswerPage } from '#app/features/answers/answer-page.server.ts'
import { NoteList } from '#app/features/answers/note-list.tsx'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { showDay } from '#app/ui/figures/show-time.ts'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Link } from '#app/ui/link.tsx'
import { Markdown } from '#app/ui/markdown.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type AnswerViewProps = { page: AnswerPage; refused: FormRefusal | undefined }

/** Answering an idea with the person's own words beside the field. */
export function AnswerView({ page, refused }: AnswerViewProps) {
  const { idea, standing, timeZone } = page
  return (
    <div className="stack-lg">
      <PageHeader
        back={{ to: idea.path, label: idea.title }}
        title={standing ? m.answers_correct_title() : m.answers_title()}
      />
      {standing && <Note>{m.answers_standing({ name: standing.author, date: showDay(standing.at, timeZone) })}</Note>}
      <div className="split split--even">
        <div className="stack">
          <AnswerForm page={page} refused={refused} />
        </div>
        <aside className="stack">
          <TheirWords page={page} />
          <NoteList ideaId={idea.id} notes={page.notes} timeZone={timeZone} />
        </aside>
      </div>
    </div>
  )
}

function TheirWords({ page: { idea, timeZone, earlier } }: Pick<AnswerViewProps, 'page'>) {
  return (
    <Card as="section">
      <p className="meta">
        <span>{idea.name || m.site_guest()}</span>
        <span>{showDay(idea.createdAt, timeZone)}</span>
        {idea.promisedBy && <Chip tone="info">{m.ideas_promise({ date: showDay(idea.promisedBy, timeZone) })}</Chip>}
      </p>
      <h2 className="as-h3">{idea.title}</h2>
      {idea.beneath && <p className="idea-page__beneath">{idea.beneath}</p>}
      {idea.bodyHtml && <Markdown html={idea.bodyHtml} />}
      <p className="small muted">
        {m.votes_count({ n: idea.votes })} ·{' '}
        <Link to={`${idea.path}#discussion`}>{m.ideas_comments({ n: idea.comments })}</Link>
      </p>
      {earlier > 0 && (
        <p>
          <Link to={`/i/${idea.id}/answers`} className="tall">
            {m.answers_earlier()}
          </Link>
        </p>
      )}
    </Card>
  )
}

function AnswerForm({ page, refused }: AnswerViewProps) {
  const form = useRef<HTMLFormElement>(null)
  const { errors, values = {} } = refused ?? {}
  const shown = {
    outcome: text(values.outcome) ?? page.values.outcome,
    reason: text(values.reason) ?? page.values.reason,
    text: text(values.text) ?? page.values.text,
  }
  const labels = { outcome: m.answers_outcome(), reason: m.answers_reason(), text: m.answers_text() }
  if (!page.open && !refused) return <p>{m.answers_not_published()}</p>
  return (
    <Form ref={form} method="post" action={`/i/${page.idea.id}/answer`} className="stack">
      <FormErrors {...refused} labels={labels} />
      <input type="hidden" name="seen" value={page.standing?.id ?? ''} />
      <Choice
        name="outcome"
        label={labels.outcome}
        required
        inline
        options={page.outcomes}
        defaultValue={shown.outcome}
        errors={errors?.outcome}
      />
      <Select
        name="reason"
        label={labels.reason}
        options={page.reasons}
        defaultValue={shown.reason}
        errors={errors?.reason}
      />
      <TextArea
        key={shown.text}
        name="text"
        label={labels.text}
        hint={m.answers_text_hint()}
        rows={12}
        required
        defaultValue={shown.text}
        errors={errors?.text}
      />
      <p className="small muted">
        {page.signed ? m.answers_signed({ name: page.signed }) : m.answers_signed_nameless()}
      </p>
      <div className="row">
        <SubmitButton look="main">{page.standing ? m.answers_correct() : m.answers_send()}</SubmitButton>
        <ButtonLink
          to={`/i/${page.idea.id}/answer?quote`}
          icon="comment"
          onClick={(event) => quote(event, form.current, page.quoted)}
        >
          {m.answers_quote()}
        </ButtonLink>
        <ButtonLink to={page.idea.path} look="quiet">
          {m.site_cancel()}
        </ButtonLink>
      </div>
    </Form>
  )
}

/** With a script the quotation goes where the cursor is, and nothing already written is lost. */
function quote(event: { preventDefault(): void }, form: HTMLFormElement | null, quoted: string) {
  const field = form?.elements.namedItem('text')
  if (!(field instanceof HTMLTextAreaElement)) return
  event.preventDefault()
  field.setRangeText(quoted, field.selectionStart, field.selectionEnd, 'end')
  field.focus()
}

const text = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
