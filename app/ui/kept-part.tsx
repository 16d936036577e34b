import { type ComponentType, createElement, type HTMLAttributes } from 'react'
import { usePageContext } from '#app/web/page-context.ts'

type KeptPartProps<Given extends object> = HTMLAttributes<HTMLElement> & {
  as: 'li' | 'div' | 'aside' | 'footer'
  inside: ComponentType<Given>
  given: Given
}

/**
 * An element and what stands in it. The server puts in what it has written for somebody else who was given the same,
 * browsers put their own elements into what they find. The part must follow from what it is given and the language
 * alone: nothing of the router, no time of its own.
 */
export function KeptPart<Given extends object>({ as, inside: Part, given, ...look }: KeptPartProps<Given>) {
  const html = useWritten(Part, given)
  if (html === undefined) return createElement(as, look, <Part {...given} />)
  return createElement(as, { ...look, dangerouslySetInnerHTML: { __html: html } })
}

type UseWritten = <Given extends object>(Part: ComponentType<Given>, given: Given) => string | undefined

const useWritten: UseWritten = import.meta.env.SSR ? useWrittenBefore : () => undefined

function useWrittenBefore<Given extends object>(Part: ComponentType<Given>, given: Given) {
  const { keptPart } = usePageContext()
  return keptPart?.(`${Part.displayName ?? Part.name}${saying(given)}`, createElement(Part, given))
}

/** A text that nothing else that may be given to the same part has. Long texts go in as they are: to quote them costs more. */
function saying(given: object) {
  let said = ''
  for (const [name, value] of Object.entries(given))
    said += typeof value === 'string' ? ` ${name}'${value.length} ${value}` : ` ${name} ${JSON.stringify(value)}`
  return said
}
