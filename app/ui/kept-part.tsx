import { type ComponentType, createElement } from 'react'
import { usePageContext } from '#app/web/page-context.ts'

type UseKeptPart = <Props extends object>(Part: ComponentType<Props>, props: Props) => string | undefined

/**
 * What a part of a page looks like inside, as the server has written it for somebody else who was given the same;
 * undefined in browsers, which put their own elements into what they find. The part must follow from its props and the
 * language alone, and be the last thing that its caller asks React for.
 */
export const useKeptPart: UseKeptPart = import.meta.env.SSR ? useServersPart : () => undefined

function useServersPart<Props extends object>(Part: ComponentType<Props>, props: Props) {
  const { keptPart } = usePageContext()
  return keptPart?.(`${Part.displayName ?? Part.name} ${JSON.stringify(props)}`, createElement(Part, props))
}
