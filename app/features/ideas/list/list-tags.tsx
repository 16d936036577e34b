import { type ListAddress, listPath } from '#app/features/ideas/list/list-address.ts'
import { m } from '#app/paraglide/messages.js'
import { Tabs } from '#app/ui/tabs.tsx'

/** The tags a contest offers, and the one that is being read even if it is no longer offered. */
export function ListTags({ path, tags, address }: { path: string; tags: string[]; address: ListAddress }) {
  const all = address.tag && !tags.includes(address.tag) ? [...tags, address.tag] : tags
  if (all.length === 0) return null
  const tabs = [
    { to: listPath(path, address, { tag: null }), label: m.contests_all_tags(), current: !address.tag },
    ...all.map((tag) => ({ to: listPath(path, address, { tag }), label: tag, current: tag === address.tag })),
  ]
  return <Tabs label={m.contests_tags()} tabs={tabs} />
}
