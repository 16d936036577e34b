import type { ElementType, ReactNode } from 'react'
import { classNames } from '#app/ui/class-names.ts'

type CardProps = {
  as?: ElementType
  look?: 'flat' | 'picked'
  id?: string
  children: ReactNode
}

/** A framed part of a page. Never a link as a whole: its title is. */
export function Card({ as: Element = 'div', look, id, children }: CardProps) {
  return (
    <Element className={classNames('card stack-sm', look && `card--${look}`)} id={id}>
      {children}
    </Element>
  )
}
