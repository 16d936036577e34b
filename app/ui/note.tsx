import type { ReactNode } from 'react'
import { classNames } from '#app/ui/class-names.ts'

type NoteProps = {
  tone?: 'info' | 'sun' | 'pro' | 'contra' | 'deep'
  /** `status` is read out when it appears, `alert` at once; without it the note is plain text. */
  role?: 'status' | 'alert'
  children: ReactNode
}

export function Note({ tone = 'info', role, children }: NoteProps) {
  return (
    <div className={classNames('note stack-sm', tone !== 'info' && `note--${tone}`)} role={role}>
      {children}
    </div>
  )
}
