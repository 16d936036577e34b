/** One judged idea with its places in the orders of jury and crowd; null is no place. */
export interface SideRow {
  id: string
  title: string
  path: string
  jury: number | null
  score: number | null
  crowd: number | null
  supporters: number
  combined: number | null
}
