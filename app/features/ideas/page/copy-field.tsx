import { useEffect, useState } from 'react'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'

type CopyFieldProps = { id: string; label: string; address: string }

/** An address to take along: selectable without a script, with one press where the browser can copy. */
export function CopyField({ id, label, address }: CopyFieldProps) {
  const { canCopy, copied, copy } = useCopy(address)
  return (
    <div className="field copy-field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <div className="row copy-field__row">
        <input
          id={id}
          className="field__input"
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
        {canCopy && (
          <Button type="button" icon="link" onClick={copy}>
            {m.ideas_copy()}
          </Button>
        )}
        <span role="status">{copied && m.ideas_copied()}</span>
      </div>
    </div>
  )
}

function useCopy(text: string) {
  const [canCopy, setCanCopy] = useState(false)
  const [copied, setCopied] = useState(false)
  // Only the browser knows whether it may copy; the button appears once it said so.
  useEffect(() => setCanCopy(Boolean(navigator.clipboard)), [])
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true))
  return { canCopy, copied, copy }
}
