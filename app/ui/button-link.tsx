import type { LinkProps } from '@remix-run/react'
import { ButtonFace, type ButtonLook, buttonClass } from '#app/ui/button-look.tsx'
import { Link } from '#app/ui/link.tsx'

type ButtonLinkProps = ButtonLook & Omit<LinkProps, keyof ButtonLook>

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ look, big, icon, iconOnly, className, children, ...link }: ButtonLinkProps) {
  const face = { look, big, icon, iconOnly, className, children }
  return (
    <Link {...link} className={buttonClass(face)}>
      <ButtonFace {...face} />
    </Link>
  )
}
