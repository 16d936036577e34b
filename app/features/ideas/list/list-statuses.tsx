import { type ListAddress, listPath } from '#app/features/ideas/list/list-address.ts'
import { m } from '#app/paraglide/messages.js'
import { Tabs } from '#app/ui/tabs.tsx'

export type StatusTab = { value: string; label: string }

type ListStatusesProps = { path: string; statuses: StatusTab[] | undefined; address: ListAddress }

/** The organisation's own statuses; nothing where no idea has one. */
export function ListStatuses({ path, statuses, address }: ListStatusesProps) {
  if (!statuses?.length) return null
  const all = { value: '', label: m.contests_all_statuses() }
  const tabs = [all, ...statuses].map(({ value, label }) => ({
    to: listPath(path, address, { status: value }),
    label,
    current: value === (address.status ?? ''),
  }))
  return <Tabs label={m.contests_statuses()} tabs={tabs} />
}
