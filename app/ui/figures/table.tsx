import type { ReactNode } from 'react'

type TableProps = {
  /** What the table shows; names the region that scrolls sideways on narrow screens. */
  label: string
  head: { label: ReactNode; number?: boolean; hidden?: boolean }[]
  /** `<tr>` elements. */
  children: ReactNode
}

export function Table({ label, head, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className="scroll" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((column, place) => (
              <th key={place} scope="col" className={column.number ? 'num' : undefined}>
                {column.hidden ? <span className="visually-hidden">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
