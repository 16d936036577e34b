/**
 * What a voter takes home: with it anybody can recompute the entry of the public log that holds this vote.
 * `ballot` and `nonce` open the commitment; keep them private to keep the vote private. They are missing, and `note` says
 * so, in contests whose receipts prove inclusion only.
 */
export interface Receipt {
  contest: string
  seq: number
  kind: 'cast' | 'change' | 'withdraw' | 'void' | 'confirm'
  commitment: string
  previous: string
  rulesHash: string
  head: string
  /** The canonical JSON of what was said; its `ballot` is a random number that stands for the person. */
  ballot?: string
  nonce?: string
  note?: string
  /** Ed25519 over contest, seq, head and rulesHash, in hex: the site's word that the log held this entry. */
  signature: string
}
