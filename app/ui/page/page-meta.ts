import type { MetaDescriptor } from '@remix-run/node'

type Matches = { id: string; data?: unknown }[]

/** Title and description of a page; the name of the organisation follows its title. `share`: what others show of it. */
export function pageMeta(
  { matches }: { matches: Matches },
  title: string,
  description?: string,
  share: MetaDescriptor[] = [],
): MetaDescriptor[] {
  const root = matches.find(({ id }) => id === 'root')?.data as { site?: { organisation: string } } | undefined
  const organisation = root?.site?.organisation ?? 'Aflora'
  const whole = title && title !== organisation ? `${title} · ${organisation}` : organisation
  return [{ title: whole }, ...(description ? [{ name: 'description', content: description }] : []), ...share]
}
