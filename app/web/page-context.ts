import { createContext, useContext } from 'react'

/** What the server tells a page besides its data, even when there is none; empty in browsers. */
export type PageContext = {
  /** CSP nonce; browsers hide nonces from scripts anyway. */
  nonce?: string
  /** Under which id a fault on this page was written down. */
  faultId?: string
}

export const PageContext = createContext<PageContext>({})

export function usePageContext() {
  return useContext(PageContext)
}
