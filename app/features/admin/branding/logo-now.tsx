import type { OwnLogo } from '#app/ui/page/logo.tsx'

/** The logo as it is, larger than in the header. */
export function LogoNow({ logo }: { logo: OwnLogo }) {
  return (
    <p className="logo-now">
      <img {...logo} alt={logo.alt} />
    </p>
  )
}
