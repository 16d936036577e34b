import { AppealOutcome, AskedWords, AskFields } from '#app/features/moderation/appeal-parts.tsx'
import type { OwnName } from '#app/features/moderation/names/own-name.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type OwnNameProps = { page: OwnName; refused: FormRefusal | undefined }

/** The bearer's side of a decision about a name: why, another name, and one appeal. */
export function OwnNameView({ page, refused }: OwnNameProps) {
  const { outcome, waits, alone } = page
  return (
    <div className="stack-lg narrow">
      <PageHeader back={{ to: page.path, label: page.name }} title={m.names_own_title()} />
      <AppealOutcome outcome={outcome} />
      {waits && <Note tone="sun">{m.moderation_appeal_waits()}</Note>}
      {alone && <Note tone="sun">{m.moderation_appeal_alone()}</Note>}
      <section className="stack-sm" aria-labelledby="decided">
        <h2 id="decided">{m.moderation_what_was_decided()}</h2>
        <p>{page.sentence}</p>
        <p>{page.reason}</p>
        {page.words && <p>{page.words}</p>}
      </section>
      {page.stillNeutral && <OtherName page={page} refused={refused} />}
      {page.mayAsk && <Ask refused={refused} />}
      <AskedWords words={page.asked} />
    </div>
  )
}

function OtherName({ page, refused }: OwnNameProps) {
  return (
    <section className="stack" aria-labelledby="other">
      <h2 id="other">{m.names_choose_title()}</h2>
      {page.subject === 'person' ? (
        <div className="row">
          <ButtonLink to="/me/profile" look="main">
            {m.names_choose()}
          </ButtonLink>
        </div>
      ) : (
        <Form method="post" action="?act=name" className="stack">
          {refused?.values.name !== undefined && <FormErrors {...refused} labels={{ name: m.names_other() }} />}
          <Field
            name="name"
            label={m.names_other()}
            required
            maxLength={60}
            defaultValue={refused?.values.name?.toString()}
            errors={refused?.errors.name}
          />
          <div className="row">
            <SubmitButton look="main">{m.names_choose()}</SubmitButton>
          </div>
        </Form>
      )}
    </section>
  )
}

function Ask({ refused }: Pick<OwnNameProps, 'refused'>) {
  const mine = refused?.values.words === undefined ? undefined : refused
  return (
    <section className="stack" aria-labelledby="ask">
      <h2 id="ask">{m.moderation_ask_again()}</h2>
      <Form method="post" className="stack">
        <AskFields how={m.names_appeal_how()} refused={mine} />
        <div className="row">
          <SubmitButton>{m.moderation_ask_send()}</SubmitButton>
        </div>
      </Form>
    </section>
  )
}
