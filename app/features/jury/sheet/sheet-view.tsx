import { useRef } from 'react'
import { useAutosave } from '#app/features/contests/setup/use-autosave.ts'
import { SheetIdea } from '#app/features/jury/sheet/sheet-idea.tsx'
import type { SheetPage } from '#app/features/jury/sheet/sheet-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showDeadline } from '#app/ui/figures/show-time.ts'
import { Check } from '#app/ui/forms/check.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { DraftLine } from '#app/ui/forms/draft-line.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type SheetViewProps = { page: SheetPage; refused: FormRefusal | undefined }

/** One idea and the paper on it. */
export function SheetView({ page, refused }: SheetViewProps) {
  const { slug, number, of, blind, due, timeZone, state, card } = page
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: `/c/${slug}/jury`, label: m.jury_back_to_papers() }}
        above={
          <p className="small muted">
            {m.jury_idea_of({ number, of })} · {blind ? m.jury_blind_on() : m.jury_blind_off()}
          </p>
        }
        title={<span lang={page.idea.language || undefined}>{page.idea.title}</span>}
        aside={due && state !== 'over' && m.jury_due({ date: showDeadline(due, timeZone) })}
      />
      <SheetIdea idea={page.idea} />
      {state === 'over' ? (
        <Note>{m.jury_over_words()}</Note>
      ) : (
        <>
          {card.submitted && <Note tone="pro">{m.jury_submitted_words()}</Note>}
          <Paper page={page} refused={refused} key={page.idea.id} />
        </>
      )}
      <Neighbours page={page} />
    </div>
  )
}

function Paper({ page: { slug, idea, criteria, scale, card, timeZone }, refused }: SheetViewProps) {
  const form = useRef<HTMLFormElement>(null)
  const savedAt = useAutosave(form, `/c/${slug}/jury/${idea.id}/save`)
  const labels = Object.fromEntries(criteria.map(({ id, name }) => [`scores.${id}`, name]))
  const before = (name: string, kept: string | undefined) => (refused ? refused.values[name]?.toString() : kept)
  return (
    <Form method="post" className="stack-lg" ref={form}>
      <FormErrors {...refused} labels={{ ...labels, comment: m.jury_comment() }} />
      {criteria.map(({ id, name }) => (
        <Choice
          key={id}
          inline
          name={`scores.${id}`}
          label={name}
          hint={m.jury_scale_hint({ scale })}
          defaultValue={before(`scores.${id}`, card.scores[id]?.toString())}
          errors={refused?.errors[`scores.${id}`]}
          options={Array.from({ length: scale }, (_, index) => ({ value: `${index + 1}`, label: `${index + 1}` }))}
        />
      ))}
      <TextArea
        name="comment"
        label={m.jury_comment()}
        hint={m.jury_comment_hint()}
        defaultValue={before('comment', card.comment)}
        errors={refused?.errors.comment}
        maxLength={4_000}
      />
      <Check name="conflict" label={m.jury_conflict()} hint={m.jury_conflict_hint()} />
      <div className="row">
        <SubmitButton name="step" value="submit" look="main">
          {m.jury_submit()}
        </SubmitButton>
        <SubmitButton name="step" value="save">
          {m.jury_save()}
        </SubmitButton>
      </div>
      <DraftLine savedAt={savedAt ?? card.savedAt ?? undefined} timeZone={timeZone} where="account" />
    </Form>
  )
}

function Neighbours({ page: { slug, before, after } }: Pick<SheetViewProps, 'page'>) {
  if (!before && !after) return null
  return (
    <nav className="row between" aria-label={m.jury_other_papers()}>
      {before ? (
        <a href={`/c/${slug}/jury/${before}`} className="tall">
          {m.jury_previous()}
        </a>
      ) : (
        <span />
      )}
      {after && (
        <a href={`/c/${slug}/jury/${after}`} className="tall">
          {m.jury_next()}
        </a>
      )}
    </nav>
  )
}
