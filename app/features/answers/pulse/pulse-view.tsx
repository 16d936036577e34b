import type { PulsePage } from '#app/features/answers/pulse/pulse-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Markdown } from '#app/ui/markdown.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type PulseViewProps = { page: PulsePage; refused: FormRefusal | undefined }

/** “Did we understand you?” with the answer above it and room for one reply. */
export function PulseView({ page: { idea, answer, pulse }, refused }: PulseViewProps) {
  return (
    <div className="stack-lg narrow">
      <PageHeader back={{ to: idea.path, label: idea.title }} title={m.answers_pulse_question()} />
      {answer && (
        <Card as="section">
          <p className="meta">{answer.author}</p>
          <Markdown html={answer.html} />
        </Card>
      )}
      {!answer && <p>{m.answers_pulse_no_answer()}</p>}
      {pulse?.said && (
        <p>
          <b>{pulse.said}</b> {pulse.again}
        </p>
      )}
      {pulse && (pulse.ask || pulse.replyLink) ? (
        <PulseForm idea={idea} pulse={pulse} refused={refused} />
      ) : (
        <FormErrors {...refused} />
      )}
      {pulse?.reply && <Markdown html={pulse.reply.html} />}
    </div>
  )
}

type PulseFormProps = Pick<PulseViewProps, 'refused'> & {
  idea: PulsePage['idea']
  pulse: NonNullable<PulsePage['pulse']>
}

function PulseForm({ idea, pulse, refused }: PulseFormProps) {
  const labels = { verdict: m.answers_pulse_question(), text: m.answers_pulse_reply() }
  const before = (name: string) => refused?.values[name]?.toString()
  return (
    <Form method="post" className="stack">
      <FormErrors {...refused} labels={labels} />
      <input type="hidden" name="answer" value={pulse.answerId} />
      {pulse.ask && (
        <Choice
          name="verdict"
          label={labels.verdict}
          hint={m.answers_pulse_no_hint()}
          required
          inline
          options={pulse.ask.choices}
          defaultValue={before('verdict')}
          errors={refused?.errors.verdict}
        />
      )}
      <TextArea
        name="text"
        label={pulse.ask ? m.answers_pulse_reply_optional() : labels.text}
        hint={m.answers_pulse_reply_hint()}
        rows={6}
        required={!pulse.ask}
        defaultValue={before('text')}
        errors={refused?.errors.text}
      />
      <div className="row">
        <SubmitButton look="main">{m.answers_pulse_send()}</SubmitButton>
        <ButtonLink to={idea.path} look="quiet">
          {m.site_cancel()}
        </ButtonLink>
      </div>
    </Form>
  )
}
