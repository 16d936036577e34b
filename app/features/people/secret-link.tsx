import { useId, useState } from 'react'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'

/** A guest's key to their own page, to be kept: selectable by hand, copied with one press where there is a script. */
export function SecretLink({ url }: { url: string }) {
  const id = useId()
  const [copied, setCopied] = useState(false)
  return (
    <div className="stack-sm">
      <label className="field__label" htmlFor={id}>
        {m.people_me_secret_label()}
      </label>
      <p className="field__hint" id={`${id}-hint`}>
        {m.people_me_secret()}
      </p>
      <input id={id} className="field__input" readOnly value={url} aria-describedby={`${id}-hint`} />
      <div className="row">
        <Button
          type="button"
          icon="link"
          className="scripted"
          onClick={() => navigator.clipboard.writeText(url).then(() => setCopied(true))}
        >
          {m.people_me_secret_copy()}
        </Button>
        <span role="status">{copied && m.people_me_secret_copied()}</span>
        <Form method="post" action="/me/link">
          <SubmitButton look="quiet">{m.people_me_secret_renew()}</SubmitButton>
        </Form>
      </div>
    </div>
  )
}
