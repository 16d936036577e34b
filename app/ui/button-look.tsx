import type { ReactNode } from 'react'
import { classNames } from '#app/ui/class-names.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'

export type ButtonLook = {
  /** One `main` button per screen. */
  look?: 'main' | 'quiet' | 'danger'
  big?: boolean
  icon?: IconName
  /** Shows the icon alone; the words stay for screen readers. */
  iconOnly?: boolean
  className?: string
  children: ReactNode
}

export function buttonClass({ look, big, iconOnly, className }: ButtonLook) {
  return classNames('button', look && `button--${look}`, big && 'button--big', iconOnly && 'button--icon', className)
}

export function ButtonFace({ icon, iconOnly, children }: ButtonLook) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {iconOnly ? <span className="visually-hidden">{children}</span> : children}
    </>
  )
}
