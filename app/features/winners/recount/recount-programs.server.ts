import counter from '../../../../tools/recount.mjs?raw'
import money from '../../../../tools/recount-money.mjs?raw'
import pairs from '../../../../tools/recount-pairs.mjs?raw'
import transfers from '../../../../tools/recount-transfers.mjs?raw'
import verifier from '../../../../tools/verify.mjs?raw'

/** What anybody checks an export with, by file name: the first is started, and loads the others from beside it. */
export const recountPrograms: Record<string, string> = {
  'verify.mjs': verifier,
  'recount.mjs': counter,
  'recount-money.mjs': money,
  'recount-pairs.mjs': pairs,
  'recount-transfers.mjs': transfers,
}
