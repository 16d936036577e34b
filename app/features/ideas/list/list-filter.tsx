import type { ListAddress } from '#app/features/ideas/list/list-address.ts'
import { ListSearch } from '#app/features/ideas/list/list-search.tsx'
import { ListTags } from '#app/features/ideas/list/list-tags.tsx'
import { m } from '#app/paraglide/messages.js'
import { Icon } from '#app/ui/icon.tsx'

/** Words and tags that narrow the list; folded away until they are used. */
export function ListFilter({ path, tags, address }: { path: string; tags: string[]; address: ListAddress }) {
  return (
    <details className="list-filter" open={Boolean(address.q || address.tag)}>
      <summary>
        <Icon name="search" /> {m.contests_filter()}
      </summary>
      <div className="stack-sm">
        <ListSearch path={path} address={address} />
        <ListTags path={path} tags={tags} address={address} />
      </div>
    </details>
  )
}
