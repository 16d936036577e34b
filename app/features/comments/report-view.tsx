import { REPORT_REASONS, reportReasonWords } from '#app/features/comments/report-reasons.ts'
import { m } from '#app/paraglide/messages.js'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { Markdown } from '#app/ui/markdown.tsx'
import { ConfirmPage } from '#app/ui/page/confirm-page.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type ReportViewProps = { page: { title: string; html: string; back: string }; refused: FormRefusal | undefined }

/** What is wrong with a text, told to the moderators. */
export function ReportView({ page, refused }: ReportViewProps) {
  const options = REPORT_REASONS.map((value) => ({ value, label: reportReasonWords(value) }))
  const [reason, words] = [String(refused?.values.reason ?? ''), String(refused?.values.words ?? '')]
  const fields = (
    <div className="stack">
      <Choice
        name="reason"
        label={m.comments_report_why()}
        options={options}
        defaultValue={reason}
        required
        errors={refused?.errors.reason}
      />
      <Field name="words" label={m.comments_report_words()} defaultValue={words} errors={refused?.errors.words} />
    </div>
  )
  return (
    <ConfirmPage
      title={m.comments_report_title()}
      confirm={m.comments_report_yes()}
      cancelTo={page.back}
      fields={fields}
    >
      <FormErrors {...refused} labels={{ reason: m.comments_report_why(), words: m.comments_report_words() }} />
      <blockquote className="card card--flat stack-sm">
        {page.html ? <Markdown html={page.html} /> : <p>{page.title}</p>}
      </blockquote>
      <p>{m.comments_report_text()}</p>
    </ConfirmPage>
  )
}
