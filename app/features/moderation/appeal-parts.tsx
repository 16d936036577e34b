import { m } from '#app/paraglide/messages.js'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { Note } from '#app/ui/note.tsx'
import type { FormRefusal } from '#app/web/read-form.server.ts'

interface Outcome {
  tone: 'pro' | 'contra' | 'sun' | 'info'
  sentence: string
  words?: string | null
}

/** What came of an appeal. */
export function AppealOutcome({ outcome }: { outcome: Outcome | null }) {
  if (!outcome) return null
  return (
    <Note tone={outcome.tone}>
      <p>
        <strong>{outcome.sentence}</strong>
      </p>
      {outcome.words && <p>{outcome.words}</p>}
    </Note>
  )
}

/** What its author said to the decision. */
export function AskedWords({ words }: { words: string | null }) {
  if (!words) return null
  return (
    <section className="stack-sm" aria-labelledby="asked">
      <h2 id="asked">{m.moderation_you_asked()}</h2>
      <p>{words}</p>
    </section>
  )
}

/** The inside of a form that asks for another look: `how` says what follows from it. */
export function AskFields({ how, refused }: { how: string; refused: FormRefusal | undefined }) {
  return (
    <>
      <FormErrors {...refused} labels={{ words: m.moderation_ask_why() }} />
      <p>{how}</p>
      <TextArea
        name="words"
        label={m.moderation_ask_why()}
        rows={4}
        required
        defaultValue={String(refused?.values.words ?? '')}
        errors={refused?.errors.words}
      />
    </>
  )
}
