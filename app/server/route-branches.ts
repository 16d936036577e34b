type RouteShape = { id: string; parentId?: string; path?: string; index?: boolean }
type Pattern = { id: string; segments: string[]; names: string[] }

/**
 * Which of the site's routes could answer a path, each with the routes around it, as the ids of a small set. Remix
 * compiles and ranks the whole list of routes several times a request; of a small set it does so in no time, and ranks
 * it as it would the whole, since only what cannot match is left out.
 */
export function routeBranches(routes: Record<string, RouteShape>): (pathname: string) => Branch {
  const patterns = Object.values(routes)
    .filter((route) => route.path !== undefined || route.index)
    .map((route) => patternOf(route.id, segmentsOf(fullPath(routes, route))))
  const byFirst = groupByFirst(patterns)
  return (pathname) => {
    const words = segmentsOf(readable(pathname))
    const asked = words.map((word) => word.toLowerCase())
    const near = [...(byFirst.get(asked[0] ?? '') ?? []), ...(byFirst.get('*') ?? [])]
    const found = near.filter(({ segments }) => mayMatch(segments, asked))
    const ids = [...new Set(found.flatMap(({ id }) => withAncestors(routes, id)))]
    return { ids, only: pathname.includes('//') ? undefined : onlyMatch(found, words) }
  }
}

export interface Branch {
  /** Routes that could answer, and those around them. */
  ids: string[]
  /** The one that does, where no other can, with what its address says. */
  only?: { id: string; params: Record<string, string> }
}

/** Whatever else could match only ends in a star: that is what answers when nothing better does. */
function onlyMatch(found: Pattern[], words: string[]): Branch['only'] {
  const [first, ...others] = found.filter(({ segments }) => segments.at(-1) !== '*')
  if (!first || others.length > 0 || !first.segments.every((segment) => isFixed(segment) || /^:\w+$/.test(segment)))
    return undefined
  const named = first.segments.flatMap((segment, at): [string, string][] =>
    isFixed(segment) ? [] : [[first.names[at] as string, (words[at] as string).replaceAll('%2F', '/')]],
  )
  return named.every(([, value]) => value !== '') ? { id: first.id, params: Object.fromEntries(named) } : undefined
}

/** Patterns by their first word; those that begin with anything else under `*`. */
function groupByFirst(patterns: Pattern[]) {
  const groups = new Map<string, Pattern[]>()
  for (const pattern of patterns) {
    const first = pattern.segments[0] ?? ''
    const key = isFixed(first) ? first : '*'
    groups.set(key, [...(groups.get(key) ?? []), pattern])
  }
  return groups
}

/** Only what is certain not to match is refused here. */
function mayMatch(segments: string[], asked: string[]) {
  for (const [at, segment] of segments.entries()) {
    if (segment === '*' || segment.endsWith('?')) return true
    if (at >= asked.length || (isFixed(segment) && segment !== asked[at])) return false
  }
  return segments.length === asked.length
}

const isFixed = (segment: string) => !/[:*?]/.test(segment)

/** Fixed words match in any case. */
const patternOf = (id: string, words: string[]): Pattern => ({
  id,
  segments: words.map((word) => (isFixed(word) ? word.toLowerCase() : word)),
  names: words.map((word) => word.slice(1)),
})

const segmentsOf = (path: string) => path.replace(/^\/+|\/+$/g, '').split('/')

function fullPath(routes: Record<string, RouteShape>, route: RouteShape): string {
  const parent = route.parentId === undefined ? undefined : routes[route.parentId]
  return `${parent ? fullPath(routes, parent) : ''}/${route.path ?? ''}`.replace(/\/+/g, '/')
}

function withAncestors(routes: Record<string, RouteShape>, id: string): string[] {
  const parentId = routes[id]?.parentId
  return parentId === undefined || !routes[parentId] ? [id] : [...withAncestors(routes, parentId), id]
}

/** As routing reads it; what asks for a page's data alone is answered by the page's routes. */
function readable(pathname: string) {
  const page = pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/')
  try {
    return page
      .split('/')
      .map((segment) => decodeURIComponent(segment).replaceAll('/', '%2F'))
      .join('/')
  } catch {
    return page
  }
}
