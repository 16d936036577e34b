/** What narrows and orders a list of ideas; each combination has its own address. */
export interface ListAddress {
  order: string | null
  q: string | null
  tag: string | null
  status: string | null
  cursor: string | null
}

/** Reads the address of a list. What is empty counts as absent. */
export function listAddress(url: string): ListAddress {
  const { searchParams } = new URL(url)
  const given = (name: string, most = 400) => searchParams.get(name)?.trim().slice(0, most) || null
  // A cursor carries what was listed so far; cut off it would be no cursor.
  const cursor = given('cursor', 4000)
  return { order: given('order'), q: given('q'), tag: given('tag'), status: given('status'), cursor }
}

/** The path of the same list with something changed. A change of what is listed begins at the first page. */
export function listPath(path: string, address: ListAddress, change: Partial<ListAddress>): string {
  const wanted = { ...address, cursor: null, ...change }
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(wanted)) if (value) search.set(name, value)
  return search.size > 0 ? `${path}?${search}` : path
}
