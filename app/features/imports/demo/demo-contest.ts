type Stance = 'for' | 'against' | 'question' | 'none'

export interface DemoIdea {
  title: string
  need: string
  /** How many of the demo's customers vote for it. */
  votes: number
  /** Where money is given out: what it costs. */
  cost?: number
  comments?: [stance: Stance, text: string][]
  answer?: { outcome: 'planned' | 'started' | 'done' | 'declined' | 'under-review'; text: string }
}

/** A contest of the sample organisation; days are counted from the day the demo is loaded. */
export interface DemoContest {
  language: 'en' | 'es' | 'ru'
  kind?: 'contest' | 'debate' | 'box'
  title: string
  question: string
  brief?: string
  audience?: 'everyone' | 'employees'
  /** Absent: it stays a draft. */
  opened?: number
  /** When ideas end and votes begin; absent: together, until `closes`. */
  ideasUntil?: number
  votingFrom?: number
  closes?: number
  places?: number
  /** With it the ballot gives out money: so many euros, by Equal Shares. */
  budget?: number
  tags?: string[]
  ideas: DemoIdea[]
  /** Arguments of a debate. */
  comments?: [stance: Stance, text: string][]
  /** With it the contest is closed, counted and concluded. */
  conclusion?: string
}
