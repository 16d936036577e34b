import type { Phase } from '#app/features/contests/phase.ts'
import { m } from '#app/paraglide/messages.js'
import { Chip, type ChipTone } from '#app/ui/chip.tsx'

interface PhaseChipProps {
  kind: 'contest' | 'debate' | 'box'
  phase: Phase
  takesIdeas: boolean
}

/** Where a contest stands, in a word. */
export function PhaseChip({ kind, phase, takesIdeas }: PhaseChipProps) {
  if (kind === 'box' && phase === 'voting') return <Chip tone="deep">{m.contests_phase_box()}</Chip>
  const both = phase === 'voting' && takesIdeas
  return <Chip tone={tones[phase]}>{both ? m.contests_phase_both() : words[phase]()}</Chip>
}

const tones: Partial<Record<Phase, ChipTone>> = {
  ideas: 'sun',
  discussion: 'sun',
  voting: 'sun',
  jury: 'info',
  deciding: 'info',
  answered: 'deep',
}

const words: Record<Phase, () => string> = {
  draft: () => m.contests_phase_draft(),
  announced: () => m.contests_phase_announced(),
  ideas: () => m.contests_phase_ideas(),
  discussion: () => m.contests_phase_discussion(),
  voting: () => m.contests_phase_voting(),
  jury: () => m.contests_phase_jury(),
  deciding: () => m.contests_phase_deciding(),
  answered: () => m.contests_phase_answered(),
}
