import type { ListAddress } from '#app/features/ideas/list/list-address.ts'
import { ListSearch } from '#app/features/ideas/list/list-search.tsx'
import { ListStatuses, type StatusTab } from '#app/features/ideas/list/list-statuses.tsx'
import { ListTags } from '#app/features/ideas/list/list-tags.tsx'
import { m } from '#app/paraglide/messages.js'
import { Icon } from '#app/ui/icon.tsx'

type ListFilterProps = { path: string; tags: string[]; statuses?: StatusTab[]; address: ListAddress }

/** Words, tags and statuses that narrow the list; folded away until they are used. */
export function ListFilter({ path, tags, statuses, address }: ListFilterProps) {
  return (
    <details className="list-filter" open={Boolean(address.q || address.tag || address.status)}>
      <summary>
        <Icon name="search" /> {m.contests_filter()}
      </summary>
      <div className="stack-sm">
        <ListSearch path={path} address={address} />
        <ListTags path={path} tags={tags} address={address} />
        <ListStatuses path={path} statuses={statuses} address={address} />
      </div>
    </details>
  )
}
