/** What a page's own script is told after a press; without a script the same comes as a note on the next page. */
export type VoteAnswer =
  | {
      ok: true
      voted: 'counted' | 'provisional' | null
      /** Counted votes of the idea; null while the reader may not see them. */
      votes: number | null
      text: string
      /** The next step, where there is one. */
      step?: { label: string; href: string }
      goTo?: string
      /** Proves the vote or its withdrawal to whoever keeps it (see `votes/receipt.ts`); null when nothing was changed. */
      receipt: object | null
    }
  /** `goTo` leads away from the page: to signing in, with the way back. */
  | { ok: false; text: string; goTo?: string }
