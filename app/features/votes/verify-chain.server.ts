import { chainStart, commitTo, headAfter } from '#app/features/votes/ballot-chain.server.ts'
import { openedEntries } from '#drizzle/queries/ballot-log.ts'

export type ChainFault = { seq: number; fault: 'missing' | 'chain' | 'head' | 'commitment' }

interface ContestLog {
  id: string
  logSeq: number
  logHead: string
}

const entriesAtOnce = 1000

/**
 * Recomputes a contest's log from its first entry and answers the first one that does not fit, or null.
 * Also opens every commitment whose nonce is still there.
 */
export async function verifyChain({ id, logSeq, logHead }: ContestLog): Promise<ChainFault | null> {
  let head = chainStart(id)
  for (let seq = 0; seq < logSeq; ) {
    const entries = await openedEntries(id, seq, entriesAtOnce)
    if (entries.length === 0) return { seq: seq + 1, fault: 'missing' }
    for (const { entry, secret } of entries) {
      seq += 1
      if (entry.seq !== seq) return { seq, fault: 'missing' }
      if (entry.previous !== head) return { seq, fault: 'chain' }
      head = headAfter(entry)
      if (entry.head !== head) return { seq, fault: 'head' }
      if (secret?.nonce && commitTo(secret.ballot, secret.nonce) !== entry.commitment)
        return { seq, fault: 'commitment' }
    }
  }
  const grown = await openedEntries(id, logSeq, 1)
  if (grown.length > 0) return { seq: logSeq + 1, fault: 'chain' }
  return logSeq === 0 || head === logHead ? null : { seq: logSeq, fault: 'head' }
}
