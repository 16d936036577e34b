import type { ReactNode } from 'react'
import { classNames } from '#app/ui/class-names.ts'

export type Stage = {
  key: string
  name: ReactNode
  state: 'done' | 'now' | 'next'
  /** Done, now with the time left, or the date: the line says it in words too. */
  note: ReactNode
}

/** Where a contest stands between its first idea and the answer. */
export function Stages({ label, stages }: { label: string; stages: Stage[] }) {
  return (
    <ol className="stages" aria-label={label}>
      {stages.map(({ key, name, state, note }) => (
        <li
          key={key}
          className={classNames('stages__stage', state === 'done' && 'stages__stage--done')}
          aria-current={state === 'now' ? 'step' : undefined}
        >
          <b className="stages__name">{name}</b>
          {note}
        </li>
      ))}
    </ol>
  )
}
