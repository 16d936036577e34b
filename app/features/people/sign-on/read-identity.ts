/** What a provider told about somebody, in our words. */
export interface Identity {
  issuer: string
  subject: string
  /** As the provider wrote it; '' without one. */
  email: string
  /** The provider says that it knows the address is theirs. */
  emailVerified: boolean
  name: string
  /** Values of the claim that lists groups. */
  groups: string[]
}

type Claims = Record<string, unknown>

const mostGroups = 500

/** Reads the claims of OpenID Connect Core 1.0 §5.1, and groups out of the claim of this name (dots lead inside). */
export function readIdentity(claims: Claims & { iss: string; sub: string }, groupClaim: string): Identity {
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: textOf(claims.email),
    emailVerified: claims.email_verified === true || claims.email_verified === 'true',
    name: textOf(claims.name) || [claims.given_name, claims.family_name].map(textOf).filter(Boolean).join(' '),
    groups: groupClaim ? listOf(claimNamed(claims, groupClaim)).slice(0, mostGroups) : [],
  }
}

/** A claim may have dots in its name (addresses do), or lie inside another: `realm_access.roles`. */
function claimNamed(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  return name.split('.').reduce<unknown>((inside, part) => (isClaims(inside) ? inside[part] : undefined), claims)
}

const isClaims = (value: unknown): value is Claims => typeof value === 'object' && value !== null
const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
const listOf = (value: unknown) =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '')
