import { Link } from '#app/ui/link.tsx'

export type OwnLogo = { src: string; alt: string; width: number; height: number }

/** The sun half risen over the wave, with the name of the organisation, or its own picture; leading home. */
export function Logo({ name, own }: { name: string; own?: OwnLogo }) {
  if (own) {
    return (
      <Link className="logo" to="/">
        <img {...own} alt={own.alt} />
      </Link>
    )
  }
  return (
    <Link className="logo" to="/">
      <svg viewBox="0 0 32 32" aria-hidden>
        <circle className="logo__sun" cx="16" cy="13" r="8" />
        <path className="logo__wave" d="M1 19c3.75 0 3.75-3 7.5-3s3.75 3 7.5 3 3.75-3 7.5-3S27.25 19 31 19v12H1z" />
      </svg>
      {name}
    </Link>
  )
}
