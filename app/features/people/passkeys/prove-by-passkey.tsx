import { PasskeyForm } from '#app/features/people/passkeys/passkey-form.tsx'
import { m } from '#app/paraglide/messages.js'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'

/** Whoever signs in anew with a passkey needs neither password nor code; nothing for who has none. */
export function ProveByPasskey({ script, next }: { script: string | undefined; next: string }) {
  if (!script) return null
  return (
    <PasskeyForm act="enter" action="/in/passkey" options="/in/passkey/options" script={script}>
      <input type="hidden" name="next" value={next} />
      <SubmitButton>{m.passkey_enter()}</SubmitButton>
    </PasskeyForm>
  )
}
