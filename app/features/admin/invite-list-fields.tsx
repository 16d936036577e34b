import { affiliationOptions } from '#app/features/admin/person-words.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'

interface Answer {
  errors: Record<string, string[]>
  formErrors: string[]
  values: Record<string, string | string[]>
}

interface InviteListFieldsProps {
  answer: Answer | undefined
  /** How many lines of the list that was looked over are right. */
  good: number
}

/** The list and how it is sent; once it was looked over, the button that sends it. */
export function InviteListFields({ answer, good }: InviteListFieldsProps) {
  const labels = {
    list: m.invite_list(),
    file: m.invite_file(),
    by: m.invite_by(),
    affiliation: m.admin_affiliation(),
    days: m.invite_days(),
  }
  const before = (name: string, usual: string) => answer?.values[name]?.toString() ?? usual
  const ways = [
    { value: 'mail', label: m.invite_by_mail(), hint: m.invite_by_mail_hint() },
    { value: 'paper', label: m.invite_by_paper(), hint: m.invite_by_paper_hint() },
  ]
  return (
    <Form method="post" encType="multipart/form-data" className="stack narrow">
      <FormErrors errors={answer?.errors} formErrors={answer?.formErrors} labels={labels} />
      <TextArea
        name="list"
        label={labels.list}
        hint={m.invite_list_hint()}
        rows={8}
        spellCheck={false}
        autoCapitalize="none"
        defaultValue={before('list', '')}
        errors={answer?.errors.list}
      />
      <Field
        name="file"
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        label={labels.file}
        hint={m.invite_file_hint()}
        errors={answer?.errors.file}
      />
      <Choice
        name="by"
        label={labels.by}
        options={ways}
        defaultValue={before('by', 'mail')}
        errors={answer?.errors.by}
      />
      <Choice
        name="affiliation"
        label={labels.affiliation}
        options={affiliationOptions()}
        defaultValue={before('affiliation', 'employee')}
        errors={answer?.errors.affiliation}
        inline
      />
      <Field
        name="days"
        label={labels.days}
        inputMode="numeric"
        size={4}
        defaultValue={before('days', '14')}
        errors={answer?.errors.days}
      />
      <div className="row">
        <Button look={good > 0 ? undefined : 'main'} name="step" value="preview">
          {m.invite_look_over()}
        </Button>
        {good > 0 && (
          <Button look="main" name="step" value="send">
            {m.invite_send({ n: good })}
          </Button>
        )}
      </div>
    </Form>
  )
}
