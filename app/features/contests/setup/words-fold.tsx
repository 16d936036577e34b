import { fieldProps, hasErrors, type Shown } from '#app/features/contests/setup/field-props.ts'
import { Fold } from '#app/features/contests/setup/fold.tsx'
import { m } from '#app/paraglide/messages.js'
import { Field } from '#app/ui/forms/field.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'

export function WordsFold(shown: Shown) {
  return (
    <Fold label={m.contests_fold_words()} open={hasErrors(shown, ['title', 'brief', 'helpText', 'prizes', 'tags'])}>
      <Field
        {...fieldProps(shown, 'title')}
        label={m.contests_field_title()}
        hint={m.contests_field_title_hint()}
        maxLength={120}
      />
      <TextArea {...fieldProps(shown, 'brief')} label={m.contests_field_brief()} hint={m.contests_markdown_hint()} />
      <TextArea
        {...fieldProps(shown, 'helpText')}
        rows={2}
        label={m.contests_field_help()}
        hint={m.contests_field_help_hint()}
      />
      <TextArea {...fieldProps(shown, 'prizes')} rows={2} label={m.contests_field_prizes()} />
      <Field {...fieldProps(shown, 'tags')} label={m.contests_field_tags()} hint={m.contests_field_tags_hint()} />
    </Fold>
  )
}
