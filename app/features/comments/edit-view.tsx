import type { CommentPage } from '#app/features/comments/edit-comment-page.server.ts'
import { stateReason } from '#app/features/ideas/state-reason.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Markdown } from '#app/ui/markdown.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type EditViewProps = { page: CommentPage; refused: FormRefusal | undefined; changed: boolean }

/** One's own comment to be changed. When it changed meanwhile, both wordings are shown and nothing is lost. */
export function EditView({ page, refused, changed }: EditViewProps) {
  const version = changed ? page.version : (refused?.values.version ?? page.version)
  return (
    <div className="stack-lg narrow">
      <PageHeader back={{ to: page.back, label: page.title }} title={m.comments_edit_title()} />
      {page.stateReason && (
        <Note tone="sun">
          <p>{m.comments_returned({ reason: stateReason(page.stateReason) })}</p>
          {page.stateWords && <p>{page.stateWords}</p>}
        </Note>
      )}
      <Form method="post" className="stack">
        <FormErrors {...refused} labels={{ text: m.comments_your_words() }} />
        {changed && (
          <Note tone="sun">
            <h2 className="as-h3">{m.ideas_theirs_now()}</h2>
            <Markdown html={page.html} />
          </Note>
        )}
        <input type="hidden" name="version" value={String(version)} />
        <Choice
          name="stance"
          label={m.comments_stance()}
          hideLabel
          inline
          options={stances()}
          defaultValue={text(refused?.values.stance) ?? page.stance}
          errors={refused?.errors.stance}
        />
        <TextArea
          name="text"
          label={m.comments_your_words()}
          rows={8}
          required
          defaultValue={text(refused?.values.text) ?? page.text}
          errors={refused?.errors.text}
        />
        <div className="row">
          <SubmitButton look="main">{m.ideas_save()}</SubmitButton>
          <ButtonLink to={page.back} look="quiet">
            {m.site_cancel()}
          </ButtonLink>
        </div>
      </Form>
    </div>
  )
}

const stances = () => [
  { value: 'for', label: m.comments_for() },
  { value: 'against', label: m.comments_against() },
  { value: 'question', label: m.comments_question() },
  { value: 'none', label: m.comments_just_reply() },
]

const text = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
