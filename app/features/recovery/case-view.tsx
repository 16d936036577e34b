import type { CasePage } from '#app/features/recovery/case-page.server.ts'
import { CaseStory } from '#app/features/recovery/case-story.tsx'
import { VERDICTS, verdictLabels } from '#app/features/recovery/case-words.ts'
import { m } from '#app/paraglide/messages.js'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Note } from '#app/ui/note.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type CaseViewProps = { page: CasePage; refused: FormRefusal | undefined }

/** A complaint for the person who made it, with the question whether it is solved. */
export function CaseView({ page, refused }: CaseViewProps) {
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: `/c/${page.contest.slug}`, label: page.contest.title }}
        title={page.title}
        lead={m.recovery_lead()}
      />
      <CaseStory page={page} />
      {page.state === 'closed' && <Note tone="pro">{m.recovery_closed()}</Note>}
      {page.asks ? <FollowUp version={page.version} refused={refused} /> : <FormErrors {...refused} />}
    </div>
  )
}

function FollowUp({ version, refused }: { version: number } & Pick<CaseViewProps, 'refused'>) {
  const labels = { verdict: m.recovery_ask(), words: m.recovery_verdict_words() }
  return (
    <Form method="post" className="stack">
      <FormErrors {...refused} labels={labels} />
      <input type="hidden" name="version" value={version} />
      <Choice
        name="verdict"
        label={labels.verdict}
        hint={m.recovery_ask_hint()}
        required
        inline
        options={VERDICTS.map((value) => ({ value, label: verdictLabels[value]() }))}
        defaultValue={refused?.values.verdict?.toString()}
        errors={refused?.errors.verdict}
      />
      <TextArea
        name="words"
        label={labels.words}
        rows={5}
        defaultValue={refused?.values.words?.toString()}
        errors={refused?.errors.words}
      />
      <div className="row">
        <SubmitButton look="main">{m.recovery_verdict_send()}</SubmitButton>
      </div>
    </Form>
  )
}
