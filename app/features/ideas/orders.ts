/** The orders a list of ideas can be in; each has its own address, `?order=…`. */
export const orders = ['fair', 'top', 'new', 'trending', 'quiet', 'debated', 'random'] as const

export type Order = (typeof orders)[number]

/** What these two sort by is a count of votes, so they are there only for those who may see counts. */
const byCount: readonly Order[] = ['top', 'trending']

export const isOrder = (word: string | null | undefined): word is Order => orders.includes(word as Order)

/** The orders a reader may choose from. */
export function offeredOrders(countsHidden: boolean): Order[] {
  return orders.filter((order) => !countsHidden || !byCount.includes(order))
}

/** The order of a list: the one asked for where it is offered; else by votes once voting is over, before that the fair one. */
export function orderOf(asked: string | null | undefined, countsHidden: boolean, votingOver: boolean): Order {
  if (isOrder(asked) && offeredOrders(countsHidden).includes(asked)) return asked
  return !asked && votingOver ? 'top' : 'fair'
}
