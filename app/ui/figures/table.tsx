import type { ReactNode } from 'react'

type TableProps = {
  /** What the table shows; names the region that scrolls sideways on narrow screens. */
  label: string
  head: { key: string; label: ReactNode; number?: boolean; hidden?: boolean }[]
  /** `<tr>` elements. */
  children: ReactNode
}

/** What scrolls sideways must be reachable by keyboard. */
const reachable = { tabIndex: 0 }

export function Table({ label, head, children }: TableProps) {
  return (
    <section className="scroll" aria-label={label} {...reachable}>
      <table>
        <thead>
          <tr>
            {head.map((column) => (
              <th key={column.key} scope="col" className={column.number ? 'num' : undefined}>
                {column.hidden ? <span className="visually-hidden">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}
