import type { ReactNode } from 'react'

/** Between two lists: what stands above goes to the product team. The words say so, the wave shows it. */
export function Waterline({ children }: { children: ReactNode }) {
  return <p className="waterline">{children}</p>
}
