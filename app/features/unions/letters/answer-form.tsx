import type { LetterPage } from '#app/features/unions/letters/letter-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/card.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Markdown } from '#app/ui/markdown.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type AnswerFormProps = { page: LetterPage; signed: string; refused: FormRefusal | undefined }

/** Answering a letter with its words beside the field. */
export function AnswerForm({ page: { id, title, html, answer }, signed, refused }: AnswerFormProps) {
  const labels = { text: m.answers_text() }
  return (
    <div className="stack-lg">
      <PageHeader
        back={{ to: `/letters/${id}`, label: title }}
        title={answer ? m.unions_answer_correct() : m.unions_answer_title()}
      />
      <div className="split split--even">
        <Form method="post" className="stack">
          <FormErrors {...refused} labels={labels} />
          <input type="hidden" name="seen" value={answer?.id ?? ''} />
          <TextArea
            name="text"
            label={labels.text}
            hint={m.answers_text_hint()}
            rows={12}
            required
            defaultValue={refused?.values.text?.toString() ?? answer?.text}
            errors={refused?.errors.text}
          />
          <p className="small muted">{signed ? m.answers_signed({ name: signed }) : m.answers_signed_nameless()}</p>
          <div className="row">
            <SubmitButton look="main">{answer ? m.answers_correct() : m.answers_send()}</SubmitButton>
          </div>
        </Form>
        <aside>
          <Card>
            <Markdown html={html} />
          </Card>
        </aside>
      </div>
    </div>
  )
}
