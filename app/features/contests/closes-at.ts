interface Closing {
  kind: 'contest' | 'debate' | 'box'
  ideasUntil: Date | null
  votingUntil: Date | null
}

/** When a contest closes for those who take part: the end of the vote, in a debate of the discussion; a box never. */
export const closesAt = (contest: Closing) => (contest.kind === 'debate' ? contest.ideasUntil : contest.votingUntil)
