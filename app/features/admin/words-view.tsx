import { m } from '#app/paraglide/messages.js'
import { Check } from '#app/ui/forms/check.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

type WordsViewProps = {
  values: Record<'heldWords' | 'refusedWords' | 'linksOfNew', string>
  proofOfWork: boolean
  linkChoices: string[]
  refused: FormRefusal | undefined
}

/** Which words and links make a text wait for a person, and which are not taken. */
export function WordsView({ values, proofOfWork, linkChoices, refused }: WordsViewProps) {
  const shown = (name: keyof WordsViewProps['values']) => String(refused?.values[name] ?? values[name])
  const options = linkChoices.map((value) => ({
    value,
    label: value === 'any' ? m.admin_words_links_any() : value,
  }))
  return (
    <Form method="post" className="stack-lg narrow">
      <FormErrors {...refused} />
      <TextArea
        name="heldWords"
        label={m.admin_words_held()}
        hint={m.admin_words_held_hint()}
        rows={8}
        defaultValue={shown('heldWords')}
        errors={refused?.errors.heldWords}
      />
      <TextArea
        name="refusedWords"
        label={m.admin_words_refused()}
        hint={m.admin_words_refused_hint()}
        rows={8}
        defaultValue={shown('refusedWords')}
        errors={refused?.errors.refusedWords}
      />
      <Select
        name="linksOfNew"
        label={m.admin_words_links()}
        hint={m.admin_words_links_hint()}
        options={options}
        defaultValue={shown('linksOfNew')}
        errors={refused?.errors.linksOfNew}
      />
      <Check
        name="proofOfWork"
        label={m.admin_words_work()}
        hint={m.admin_words_work_hint()}
        defaultChecked={refused ? refused.values.proofOfWork !== undefined : proofOfWork}
        errors={refused?.errors.proofOfWork}
      />
      <div className="row">
        <SubmitButton look="main">{m.admin_words_save()}</SubmitButton>
      </div>
    </Form>
  )
}
