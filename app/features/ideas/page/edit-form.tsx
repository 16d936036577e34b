import type { EditPage } from '#app/features/ideas/edit-page.server.ts'
import { IdeaFields, oneOf } from '#app/features/ideas/propose/idea-fields.tsx'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Note } from '#app/ui/note.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type EditFormProps = {
  page: EditPage
  refused?: FormRefusal
  /** Somebody else, or another tab, saved in the meantime. */
  changed: boolean
}

/** The words of an idea to be changed. When both sides changed, both are shown and nothing is lost. */
export function EditForm({ page: { idea, values, contest }, refused, changed }: EditFormProps) {
  const shown = refused?.values ?? values
  return (
    <Form method="post" className="stack-lg propose">
      <FormErrors
        {...refused}
        labels={{ title: m.ideas_what(), beneath: m.ideas_beneath_shown(), body: m.ideas_body() }}
      />
      {changed && <Theirs values={values} />}
      <input
        type="hidden"
        name="version"
        value={changed ? idea.version : (oneOf(refused?.values.version) ?? idea.version)}
      />
      <IdeaFields values={shown} errors={refused?.errors ?? {}} tags={contest.tags} />
      <div className="row">
        {contest.open && <SubmitButton look="main">{m.ideas_save()}</SubmitButton>}
        <ButtonLink to={idea.path} look="quiet">
          {m.site_cancel()}
        </ButtonLink>
      </div>
    </Form>
  )
}

function Theirs({ values }: { values: EditPage['values'] }) {
  return (
    <Note tone="sun">
      <h2 className="idea-page__aside-title">{m.ideas_theirs_now()}</h2>
      <p>{values.title}</p>
      {values.beneath && <p className="idea-page__beneath">{values.beneath}</p>}
      {values.body && <p className="idea-page__beneath">{values.body}</p>}
      <p className="small">{m.ideas_yours_below()}</p>
    </Note>
  )
}
