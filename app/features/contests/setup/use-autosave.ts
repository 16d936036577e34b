import { useFetcher } from '@remix-run/react'
import { type RefObject, useEffect } from 'react'

const every = 10_000

/** Sends the form to `action` every ten seconds in which something changed. Answers when it was last kept. */
export function useAutosave(form: RefObject<HTMLFormElement | null>, action: string): Date | undefined {
  const { submit, data } = useFetcher<{ savedAt: Date }>()

  useEffect(() => {
    // Only a clock knows that ten seconds have passed.
    let sent = form.current ? fieldsOf(form.current).toString() : ''
    const timer = setInterval(() => {
      if (!form.current) return
      const fields = fieldsOf(form.current)
      if (fields.toString() === sent) return
      sent = fields.toString()
      submit(fields, { method: 'post', action })
    }, every)
    return () => clearInterval(timer)
  }, [form, action, submit])

  return data?.savedAt
}

function fieldsOf(form: HTMLFormElement) {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  return fields
}
