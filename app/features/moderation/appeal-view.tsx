import { Form } from '@remix-run/react'
import type { appealPage } from '#app/features/moderation/appeal-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Markdown } from '#app/ui/markdown.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type AppealViewProps = { page: Awaited<ReturnType<typeof appealPage>>; refused: FormRefusal | undefined }

/** The author's side of a decision: why it was made, and their one answer to it. */
export function AppealView({ page, refused }: AppealViewProps) {
  const { decided, asked, outcome, mayAsk, alone, amendPath } = page
  return (
    <div className="stack-lg narrow">
      <PageHeader title={m.moderation_ask_again()} />
      {outcome && (
        <Note tone={outcome.tone}>
          <p>
            <strong>{outcome.sentence}</strong>
          </p>
          {outcome.words && <p>{outcome.words}</p>}
        </Note>
      )}
      {alone && <Note tone="sun">{m.moderation_appeal_alone()}</Note>}
      <section className="stack-sm" aria-labelledby="decided">
        <h2 id="decided">{m.moderation_what_was_decided()}</h2>
        {decided.sentence && <p>{decided.sentence}</p>}
        {decided.reason && <p>{decided.reason}</p>}
        {decided.words && <p>{decided.words}</p>}
        <blockquote className="card card--flat stack-sm">
          {page.title && <p>{page.title}</p>}
          {page.html && <Markdown html={page.html} />}
        </blockquote>
      </section>
      {asked && (
        <section className="stack-sm" aria-labelledby="asked">
          <h2 id="asked">{m.moderation_you_asked()}</h2>
          <p>{asked}</p>
        </section>
      )}
      {mayAsk ? (
        <Form method="post" className="stack">
          <FormErrors {...refused} labels={{ words: m.moderation_ask_why() }} />
          <p>{m.moderation_appeal_how()}</p>
          <TextArea
            name="words"
            label={m.moderation_ask_why()}
            rows={4}
            required
            defaultValue={String(refused?.values.words ?? '')}
            errors={refused?.errors.words}
          />
          <div className="row">
            <SubmitButton look="main">{m.moderation_ask_send()}</SubmitButton>
            <Ways page={page} />
          </div>
        </Form>
      ) : (
        <div className="row">
          <Ways page={page} />
        </div>
      )}
      {amendPath && mayAsk && <p className="small muted">{m.moderation_mail_amend()}</p>}
    </div>
  )
}

function Ways({ page: { amendPath, path } }: Pick<AppealViewProps, 'page'>) {
  return (
    <>
      {amendPath && <ButtonLink to={amendPath}>{m.ideas_amend()}</ButtonLink>}
      <ButtonLink to={path} look="quiet">
        {m.moderation_mail_open()}
      </ButtonLink>
    </>
  )
}
