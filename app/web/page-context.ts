import { createContext, useContext } from 'react'

/** What a page knows from its request alone, even when its loaders failed. */
export type PageContext = {
  /** CSP nonce; browsers hide nonces, so it is undefined after hydration. */
  nonce?: string
  /** Under which id a fault on this page was written down. */
  faultId?: string
}

export const PageContext = createContext<PageContext>({})

export function usePageContext() {
  return useContext(PageContext)
}
