import type { ButtonHTMLAttributes } from 'react'
import { ButtonFace, type ButtonLook, buttonClass } from '#app/ui/button-look.tsx'

type ButtonProps = ButtonLook & Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof ButtonLook>

/** A real button; it sends its form unless `type="button"`. */
export function Button({ look, big, icon, iconOnly, className, children, ...button }: ButtonProps) {
  const face = { look, big, icon, iconOnly, className, children }
  return (
    <button type="submit" {...button} className={buttonClass(face)}>
      <ButtonFace {...face} />
    </button>
  )
}
