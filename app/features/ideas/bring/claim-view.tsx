import type { ClaimPage } from '#app/features/ideas/bring/claim-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Check } from '#app/ui/forms/check.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Markdown } from '#app/ui/markdown.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

/** Your words were brought here: make them your idea, or have your name taken away. */
export function ClaimView({ page, refused }: { page: ClaimPage; refused: FormRefusal | undefined }) {
  return (
    <div className="stack-lg narrow">
      <PageHeader title={m.bring_claim_title()} lead={page.lead} />
      <FormErrors {...refused} />
      <blockquote className="card stack-sm">
        <h2 className="as-h3">{page.title}</h2>
        {page.html && <Markdown html={page.html} />}
        <p className="small muted">{page.said}</p>
        <p className="small">
          <a href={page.source} className="tall" rel="nofollow noopener noreferrer">
            {page.host}
          </a>
        </p>
      </blockquote>
      {page.contest && <p>{m.bring_claim_contest({ contest: page.contest })}</p>}
      <Accept page={page} />
      <Decline />
      <p className="small muted">{page.until}</p>
    </div>
  )
}

function Accept({ page: { stop, token } }: { page: ClaimPage }) {
  return (
    <section className="stack" aria-labelledby="accept">
      <h2 id="accept">{m.bring_accept_title()}</h2>
      <p>{m.bring_accept_text()}</p>
      {stop === 'team' && <Note tone="sun">{m.bring_stop_team()}</Note>}
      {stop === 'not-for-you' && <Note tone="sun">{m.bring_stop_not_for_you()}</Note>}
      {stop === 'sign-in' && (
        <p>
          <ButtonLink to={`/in?next=${encodeURIComponent(`/brought/${token}`)}`} look="main">
            {m.people_sign_in_title()}
          </ButtonLink>
        </p>
      )}
      {stop === null && (
        <Form method="post">
          <SubmitButton look="main" name="answer" value="accept">
            {m.bring_accept()}
          </SubmitButton>
        </Form>
      )}
    </section>
  )
}

function Decline() {
  return (
    <section className="stack" aria-labelledby="decline">
      <h2 id="decline">{m.bring_decline_title()}</h2>
      <p>{m.bring_decline_text()}</p>
      <Form method="post" className="stack">
        <Check name="remove" label={m.bring_remove()} hint={m.bring_remove_hint()} />
        <TextArea name="words" label={m.bring_remove_words()} rows={3} />
        <div className="row">
          <Button look="danger" name="answer" value="decline">
            {m.bring_decline()}
          </Button>
        </div>
      </Form>
    </section>
  )
}
