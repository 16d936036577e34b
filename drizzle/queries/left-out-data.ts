/** Tables of which nobody's download has rows, and why. By their names in the database. */
export const tablesLeftOut: Record<string, string> = {
  ballot_log: 'holds commitments without a person; those of one’s own ballots come with the receipts',
  signed_heads: 'says where a log stood, about nobody',
  trace_keys: 'secrets of the site',
  idea_tags: 'an index of tags, which ideas carry themselves',
  edges: 'says which idea became part of which, about nobody',
  internal_notes: 'the team’s words among themselves, about others’ ideas',
  juries: 'the rules of a jury, about nobody',
  settings: 'the organisation’s own',
  job_runs: 'the machine’s own',
  sign_ups: 'keyed hashes of addresses, kept for a day, that lead to nobody',
  setup_links: 'the machine’s own, emptied once the site is set up',
  passkey_challenges: 'asked of a device for some minutes, by nobody’s name',
  scim_tokens: 'the organisation’s own',
  scim_groups: 'the organisation’s own',
  groups: 'what stands on the public page of a union; who belongs is there',
  sign_on_providers: 'the organisation’s own',
}

/** Columns that can name a person and give nobody a row by it, and why. */
export const columnsLeftOut: Record<string, string> = {
  'ideas.read_by': 'whoever read it did their work; the idea is its author’s',
  'idea_versions.editor_id': 'the words of others’ ideas stay theirs, whoever corrected them',
  'invitations.invited_by': 'the addresses are those of others',
  'follows.subject_id': 'who follows whom is the follower’s',
  'internal_notes.author_id': 'the team’s words among themselves',
  'ballot_reviews.decided_by': 'about others’ ballots',
  'recovery_cases.owner_id': 'another’s complaint',
  'recovery_steps.actor_id': 'steps in others’ complaints; those in one’s own are there',
  'events.subject_id': 'the thing it happened to; the one who did it is there',
  'reports.subject_id': 'the thing that was reported',
  'decisions.subject_id': 'the thing that was decided about',
  'groups.spokesperson_id': 'stands on the public page of the union',
  'group_members.choice_id': 'whom others want is theirs',
  'files.subject_id': 'the thing it hangs on; its owner is there',
  'files.moderator_id': 'whoever decided about it did their work',
  'notifications.subject_id': 'the thing it tells of',
}
