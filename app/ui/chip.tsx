import type { ReactNode } from 'react'
import { classNames } from '#app/ui/class-names.ts'

export type ChipTone = 'sun' | 'deep' | 'pro' | 'contra' | 'info'

/** A state in a word or two. Never the only sign of it. */
export function Chip({ tone, children }: { tone?: ChipTone; children: ReactNode }) {
  return <span className={classNames('chip', tone && `chip--${tone}`)}>{children}</span>
}
