import { m } from '#app/paraglide/messages.js'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'

type ProveByMailProps = { email: string; next: string; forgotten: boolean }

/** Whoever signs in anew with a mailed code needs no current password. */
export function ProveByMail({ email, next, forgotten }: ProveByMailProps) {
  return (
    <Form method="post" action="/in" className="row">
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="next" value={next} />
      {forgotten && <span>{m.people_password_forgot()}</span>}
      <SubmitButton look={forgotten ? undefined : 'main'}>{m.people_password_prove_button()}</SubmitButton>
    </Form>
  )
}
