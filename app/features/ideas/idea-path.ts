/** The canonical address of an idea: `/i/<id>-<slug>`. */
export function ideaPath({ id, slug }: { id: string; slug: string }) {
  return slug ? `/i/${id}-${slug}` : `/i/${id}`
}
