import type { appealPage } from '#app/features/moderation/appeal-page.server.ts'
import { AppealOutcome, AskedWords, AskFields } from '#app/features/moderation/appeal-parts.tsx'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
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
      <AppealOutcome outcome={outcome} />
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
      <AskedWords words={asked} />
      {mayAsk ? (
        <Form method="post" className="stack">
          <AskFields how={m.moderation_appeal_how()} refused={refused} />
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
