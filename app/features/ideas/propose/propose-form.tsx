import { type KeyboardEvent, useRef } from 'react'
import { DraftOffer } from '#app/features/ideas/propose/draft-offer.tsx'
import { oneOf } from '#app/features/ideas/propose/idea-fields.tsx'
import { ProposeFields } from '#app/features/ideas/propose/propose-fields.tsx'
import type { ProposePage } from '#app/features/ideas/propose/propose-page.server.ts'
import { SimilarStrip } from '#app/features/ideas/propose/similar-strip.tsx'
import { useDraft } from '#app/features/ideas/propose/use-draft.ts'
import { useScript } from '#app/features/ideas/propose/use-script.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { DraftLine } from '#app/ui/forms/draft-line.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { StrangerPart } from '#app/ui/forms/stranger-part.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type ProposeFormProps = { page: ProposePage; refused?: FormRefusal }

/** The form of a new idea: one field is required. What is written is kept while it is written. */
export function ProposeForm({ page, refused }: ProposeFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const script = useScript()
  const draft = useDraft({ form, page, shown: refused?.values ?? page.values })
  const address = `/c/${page.contest.slug}/new`
  // The server cannot know the reader's zone, and both must begin with the same words.
  const timeZone = script ? draft.timeZone : page.contest.timeZone
  const offered = draft.offered ?? (page.draft && !refused ? { savedAt: page.draft.savedAt } : undefined)
  return (
    <>
      {offered && (
        <DraftOffer
          savedAt={offered.savedAt}
          address={address}
          timeZone={timeZone}
          onUse={draft.use}
          onDiscard={draft.discard}
        />
      )}
      <Form
        method="post"
        action={address}
        className="stack-lg propose"
        ref={form}
        key={draft.round}
        onInput={draft.keep}
        onKeyDown={sendWithControlEnter}
        noValidate={script}
      >
        <FormErrors {...refused} labels={labels()} />
        <input type="hidden" name="opened" value={oneOf(refused?.values.opened) || page.opened} />
        {script && <input type="hidden" name="similar" value="seen" />}
        <ProposeFields page={page} values={draft.values} errors={refused?.errors ?? {}}>
          <SimilarStrip slug={page.contest.slug} text={draft.title} script={script} />
        </ProposeFields>
        {page.contest.moderated && <p className="small muted">{m.ideas_moderated()}</p>}
        <div className="row propose__end">
          {page.open && (
            <div className="propose__send">
              <SubmitButton look="main" big>
                {m.ideas_publish()}
              </SubmitButton>
            </div>
          )}
          <Button look="quiet" formAction={`${address}/draft`} formNoValidate name="keep" value="yes">
            {m.ideas_keep_draft()}
          </Button>
          <Button look="quiet" formAction={`${address}/discard`} formNoValidate onClick={draft.discard}>
            {m.ideas_discard()}
          </Button>
          <StrangerPart fields={page.fields} values={refused?.values} />
        </div>
        <div className="row propose__complaint">
          <p className="small muted">{page.complaint.hint}</p>
          <Button formAction={`/c/${page.contest.slug}/complaint`} formNoValidate>
            {page.complaint.label}
          </Button>
        </div>
        <DraftLine savedAt={draft.savedAt} timeZone={draft.timeZone} where={draft.where} />
      </Form>
    </>
  )
}

const labels = () => ({
  title: m.ideas_what(),
  beneath: m.ideas_beneath_shown(),
  body: m.ideas_body(),
  tags: m.ideas_tags(),
  email: m.ideas_email(),
  pseudonym: m.ideas_name(),
})

function sendWithControlEnter(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}
