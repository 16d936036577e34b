/** What moves on an idea's card while somebody looks at it; without votes where their number is hidden. */
export interface LiveCount {
  comments: number
  votes?: number
  provisional?: number
}

/** The same in a browser, with the moment it was asked for: what was answered later is newer. */
export interface LiveCounts {
  at: number
  ideas: Record<string, LiveCount>
}
