import { Form as BrowserForm, type FormProps } from '@remix-run/react'

/** A form within the site; the server writes the element alone, as `Link` does and for the same reason. */
export const Form = import.meta.env.SSR ? ServerForm : BrowserForm

function ServerForm(props: FormProps) {
  const { action, method = 'get', discover, reloadDocument, fetcherKey, navigate, replace, state, ...rest } = props
  const { relative, preventScrollReset, viewTransition, onSubmit, ...look } = rest
  if (!action?.startsWith('/')) return <BrowserForm {...props} />
  const sent = method.toLowerCase() === 'get' ? 'get' : 'post'
  return <form {...look} method={sent} action={action} data-discover={discover === 'none' ? undefined : 'true'} />
}
