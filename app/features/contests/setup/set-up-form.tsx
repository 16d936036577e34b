import { useRef } from 'react'
import { AnswersFold } from '#app/features/contests/setup/answers-fold.tsx'
import { DatesFold } from '#app/features/contests/setup/dates-fold.tsx'
import { fieldLabels } from '#app/features/contests/setup/field-labels.ts'
import { FirstFields } from '#app/features/contests/setup/first-fields.tsx'
import { PeopleFold } from '#app/features/contests/setup/people-fold.tsx'
import { RestoredDraft } from '#app/features/contests/setup/restored-draft.tsx'
import type { SetUpPage } from '#app/features/contests/setup/set-up-page.server.ts'
import { useAutosave } from '#app/features/contests/setup/use-autosave.ts'
import { VotesFold } from '#app/features/contests/setup/votes-fold.tsx'
import { WordsFold } from '#app/features/contests/setup/words-fold.tsx'
import { m } from '#app/paraglide/messages.js'
import { DraftLine } from '#app/ui/forms/draft-line.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'

interface SetUpFormProps {
  page: SetUpPage
  /** Where the page keeps itself while it is being written; `/discard` beneath it forgets it. */
  draftPath: string
  refused?: { errors: Record<string, string[]>; formErrors: string[]; values: SetUpPage['values'] }
}

/** A contest on one page: what it needs stands open, everything else has a good default and is folded away. */
export function SetUpForm({ page, draftPath, refused }: SetUpFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const savedAt = useAutosave(form, draftPath)
  const shown = { values: refused?.values ?? page.values, errors: refused?.errors ?? {} }
  return (
    <div className="stack-lg">
      {page.restoredAt && !refused && (
        <RestoredDraft at={page.restoredAt} timeZone={page.timeZone} draftPath={draftPath} />
      )}
      {/* The server says what is wrong: a browser cannot point at a field that is folded away. */}
      <Form method="post" className="stack-lg" ref={form} noValidate>
        <FormErrors {...refused} labels={fieldLabels()} />
        <input type="hidden" name="version" value={shown.values.version?.toString() ?? ''} />
        <FirstFields {...shown} />
        <div className="stack-sm">
          <WordsFold {...shown} />
          <DatesFold {...shown} zones={page.zones} />
          <PeopleFold {...shown} />
          <VotesFold {...shown} choose={page.choose} groups={page.groups} />
          <AnswersFold {...shown} />
        </div>
        <div className="row">
          <SubmitButton name="next" value="open" look="main">
            {m.contests_open()}
          </SubmitButton>
          <SubmitButton name="next" value="draft">
            {m.contests_save_draft()}
          </SubmitButton>
          <SubmitButton name="next" value="preview" look="quiet" icon="eye">
            {m.contests_preview()}
          </SubmitButton>
        </div>
        <DraftLine savedAt={savedAt} timeZone={page.timeZone} where="account" />
      </Form>
    </div>
  )
}
