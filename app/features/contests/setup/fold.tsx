import type { ReactNode } from 'react'

interface FoldProps {
  label: string
  /** Something in it must be looked at. */
  open: boolean
  children: ReactNode
}

/** Part of a long form that has good defaults; open when something in it is wrong. */
export function Fold({ label, open, children }: FoldProps) {
  return (
    <details className="contest-fold" open={open || undefined}>
      <summary>{label}</summary>
      <div className="stack">{children}</div>
    </details>
  )
}
