const ranks = ['member', 'owner', 'moderator', 'admin'] as const
export type SiteRole = (typeof ranks)[number]

interface Mapping {
  roles: { value: string; role: SiteRole }[]
  contests: { value: string; contestId: string }[]
}

/**
 * What somebody's groups mean here: the highest role among them, and the contests they open. Where the provider
 * decides about roles, none of its groups means an ordinary member; where it does not, `role` is undefined.
 */
export function rightsOfGroups({ roles, contests }: Mapping, groups: string[]) {
  const meant = roles.filter(({ value }) => groups.includes(value)).map(({ role }) => ranks.indexOf(role))
  return {
    role: roles.length > 0 ? ranks[Math.max(0, ...meant)] : undefined,
    contestIds: contests.filter(({ value }) => groups.includes(value)).map(({ contestId }) => contestId),
  }
}
