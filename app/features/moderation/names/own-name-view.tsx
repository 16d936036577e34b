import { Form } from '@remix-run/react'
import type { OwnName } from '#app/features/moderation/names/own-name.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
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
      {outcome && (
        <Note tone={outcome.tone}>
          <p>
            <strong>{outcome.sentence}</strong>
          </p>
          {outcome.words && <p>{outcome.words}</p>}
        </Note>
      )}
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
      {page.asked && (
        <section className="stack-sm" aria-labelledby="asked">
          <h2 id="asked">{m.moderation_you_asked()}</h2>
          <p>{page.asked}</p>
        </section>
      )}
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
        <FormErrors {...mine} labels={{ words: m.moderation_ask_why() }} />
        <p>{m.names_appeal_how()}</p>
        <TextArea
          name="words"
          label={m.moderation_ask_why()}
          rows={4}
          required
          defaultValue={String(mine?.values.words ?? '')}
          errors={mine?.errors.words}
        />
        <div className="row">
          <SubmitButton>{m.moderation_ask_send()}</SubmitButton>
        </div>
      </Form>
    </section>
  )
}
