import type { ChipTone } from '#app/ui/chip.tsx'

/** One idea as lists show it. What the reader may not see is not in here. */
export interface IdeaCardData {
  id: string
  slug: string
  title: string
  excerpt: string
  /** Language the idea is written in; empty when unknown. */
  language: string
  tags: string[]
  /** Position in this list, from 1. */
  rank: number
  /** Pseudonym or name; empty is a guest. */
  author: string
  team: boolean
  publishedAt: Date
  comments: number
  chips: IdeaChip[]
  /** The organisation's own status of its answer; stands for the chip `answered`. */
  status?: { words: string; tone: ChipTone }
  /** What it costs, in words, where money is given out and the cost is known. */
  cost?: string
  /** Place among the winners, once they are announced. */
  place: number | null
  /** Absent while counts are hidden from the reader. */
  votes?: number
  provisional?: number
  /** The reader's own vote. */
  voted: 'counted' | 'provisional' | 'void' | null
  /** Why the button cannot be pressed; null when it can. */
  closed: VoteClosed | null
  /** Null in a list narrowed by a search or a tag, whose places say nothing about the contest. */
  why: { band: string; sentence: string } | null
}

export type IdeaChip = 'winner' | 'answered' | 'shortlisted' | 'debated' | 'quiet'

/** `ballot`: ideas are marked on a ballot of its own, so there is no button at all. */
export type VoteClosed = 'not-yet' | 'closed' | 'own-idea' | 'ballot'
