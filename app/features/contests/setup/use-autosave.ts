import { type RefObject, useEffect, useState } from 'react'

const every = 10_000

/**
 * Sends the form to `action` every ten seconds in which something changed; answers when it was last kept.
 * What did not arrive is sent again with the next round.
 */
export function useAutosave(form: RefObject<HTMLFormElement | null>, action: string): Date | undefined {
  const [savedAt, setSavedAt] = useState<Date>()

  useEffect(() => {
    // Only a clock knows that ten seconds have passed.
    let kept = form.current ? fieldsOf(form.current).toString() : ''
    async function save() {
      if (!form.current) return
      const fields = fieldsOf(form.current)
      if (fields.toString() === kept || !(await arrived(action, fields))) return
      kept = fields.toString()
      setSavedAt(new Date())
    }
    const timer = setInterval(save, every)
    return () => clearInterval(timer)
  }, [form, action])

  return savedAt
}

/** A plain request: a fetcher would load the page's own data anew each time. */
async function arrived(action: string, fields: URLSearchParams) {
  const answer = await fetch(action, { method: 'POST', body: fields }).catch(() => undefined)
  return Boolean(answer?.ok)
}

function fieldsOf(form: HTMLFormElement) {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  return fields
}
