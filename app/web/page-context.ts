import { createContext, type ReactElement, useContext } from 'react'

/** What the server tells a page besides its data, even when there is none; empty in browsers. */
export type PageContext = {
  /** CSP nonce; browsers hide nonces from scripts anyway. */
  nonce?: string
  /** Under which id a fault on this page was written down. */
  faultId?: string
  /** How a part of a page looks inside; `name` says all that it follows from, but the language. */
  keptPart?: (name: string, part: ReactElement) => string
}

export const PageContext = createContext<PageContext>({})

export function usePageContext() {
  return useContext(PageContext)
}
