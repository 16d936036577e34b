import type { Order } from '#app/features/ideas/orders.ts'
import { m } from '#app/paraglide/messages.js'

/** What an order is called on its tab. */
export function orderName(order: Order): string {
  const names: Record<Order, () => string> = {
    fair: m.contests_order_fair,
    top: m.contests_order_top,
    new: m.contests_order_new,
    trending: m.contests_order_trending,
    quiet: m.contests_order_quiet,
    debated: m.contests_order_debated,
    random: m.contests_order_random,
  }
  return names[order]()
}
