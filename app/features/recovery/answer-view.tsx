import type { CaseDeskPage } from '#app/features/recovery/case-page.server.ts'
import { CaseStory } from '#app/features/recovery/case-story.tsx'
import { OUTCOMES, outcomeLabels } from '#app/features/recovery/case-words.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type AnswerViewProps = { page: CaseDeskPage; refused: FormRefusal | undefined }

/** A complaint for the team: who looks after it, what came of it, and the question it may become. */
export function AnswerView({ page, refused }: AnswerViewProps) {
  const address = `/desk/complaints/${page.id}`
  return (
    <div className="stack-lg narrow">
      <PageHeader
        back={{ to: '/desk/complaints', label: m.recovery_desk() }}
        title={page.title}
        lead={`${m.recovery_from({ name: page.from })} · ${page.contest.title}`}
      />
      <CaseStory page={page} />
      {page.state === 'open' && (
        <Form method="post" action={`${address}/owner`} className="row">
          <input type="hidden" name="version" value={page.version} />
          <Select name="owner" label={m.recovery_take()} options={page.team} defaultValue={page.ownerId} />
          <Button>{m.recovery_take_do()}</Button>
        </Form>
      )}
      {page.state === 'open' ? <Outcome page={page} refused={refused} /> : <FormErrors {...refused} />}
      {page.asksQuestions && (
        <Card as="section">
          <h2>{m.recovery_question_title()}</h2>
          <p>{m.recovery_question_lead()}</p>
          <Form method="post" action={`${address}/question`} reloadDocument>
            <Button>{m.recovery_question_do()}</Button>
          </Form>
        </Card>
      )}
    </div>
  )
}

function Outcome({ page, refused }: AnswerViewProps) {
  const labels = { outcome: m.recovery_outcome(), words: m.recovery_words() }
  return (
    <Form method="post" className="stack">
      <FormErrors {...refused} labels={labels} />
      <input type="hidden" name="version" value={page.version} />
      <Choice
        name="outcome"
        label={labels.outcome}
        required
        options={OUTCOMES.map((value) => ({ value, label: outcomeLabels[value]() }))}
        defaultValue={refused?.values.outcome?.toString()}
        errors={refused?.errors.outcome}
      />
      <TextArea
        name="words"
        label={labels.words}
        hint={page.reachable ? m.recovery_words_hint() : m.recovery_unreachable()}
        rows={8}
        required
        defaultValue={refused?.values.words?.toString()}
        errors={refused?.errors.words}
      />
      <div className="row">
        <SubmitButton look="main">{m.recovery_answer()}</SubmitButton>
      </div>
    </Form>
  )
}
