import { nameReasonOptions } from '#app/features/moderation/names/name-reasons.ts'
import { m } from '#app/paraglide/messages.js'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { ConfirmPage } from '#app/ui/page/confirm-page.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type ReportNameProps = { page: { name: string; back: string }; refused: FormRefusal | undefined }

/** What is wrong with a name, told to the moderators. */
export function ReportNameView({ page, refused }: ReportNameProps) {
  const [reason, words] = [String(refused?.values.reason ?? ''), String(refused?.values.words ?? '')]
  const fields = (
    <div className="stack">
      <Choice
        name="reason"
        label={m.comments_report_why()}
        options={nameReasonOptions()}
        defaultValue={reason}
        required
        errors={refused?.errors.reason}
      />
      <Field name="words" label={m.comments_report_words()} defaultValue={words} errors={refused?.errors.words} />
    </div>
  )
  return (
    <ConfirmPage title={m.names_report_title()} confirm={m.comments_report_yes()} cancelTo={page.back} fields={fields}>
      <FormErrors {...refused} labels={{ reason: m.comments_report_why(), words: m.comments_report_words() }} />
      <blockquote className="card card--flat">
        <p>{page.name}</p>
      </blockquote>
      <p>{m.names_report_text()}</p>
    </ConfirmPage>
  )
}
