import { Link as BrowserLink, type LinkProps } from '@remix-run/react'

/**
 * A link within the site. The server writes the element alone: what makes it turn pages without loading them anew is
 * of use only in a browser, and on a page with a hundred links costs more than all the rest of it.
 */
export const Link = import.meta.env.SSR ? ServerLink : BrowserLink

function ServerLink(props: LinkProps) {
  const { to, discover, prefetch, reloadDocument, replace, state, preventScrollReset, relative, ...rest } = props
  if (typeof to !== 'string' || !to.startsWith('/') || rest.viewTransition) return <BrowserLink {...props} />
  return <a {...rest} data-discover={discover === 'none' ? undefined : 'true'} href={to} />
}
