import { chainStart } from '#app/features/votes/ballot-chain.server.ts'
import { signHead } from '#app/features/votes/sign-log.server.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { addSignedHead, contestsToSign, standingBallots } from '#drizzle/queries/signed-heads.ts'

/** Signs where the logs of contests stand, if they have grown. Safe to repeat; answers how many were signed. */
export async function signHeads(now = new Date()): Promise<number> {
  const ids = await contestsToSign()
  for (const id of ids) {
    await transactionInTurn(id, async () => {
      const contest = await contestById(id)
      if (contest) await signHeadOf(contest, now)
    })
  }
  return ids.length
}

/** Signs where one contest's log stands, inside the caller's transaction. A place that is signed stays as it is. */
export async function signHeadOf({ id, logSeq: seq, logHead, contractHash }: ContestRow, at: Date) {
  const head = logHead || chainStart(id)
  const ballots = await standingBallots(id)
  const signature = signHead({ contest: id, seq, head, rulesHash: contractHash ?? '', at, ballots })
  await addSignedHead({ contestId: id, seq, head, ballots, at, signature })
}
