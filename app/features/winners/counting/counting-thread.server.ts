import { parentPort, workerData } from 'node:worker_threads'
import { countBox } from '#app/features/winners/counting/count-box.ts'
import { countSupport } from '#app/features/winners/counting/count-support.ts'

// The whole program of the counting thread: one box or its sums, how far it is, one answer. Bundled as text by
// `scripts/counting-program.ts`.
const { sums, box, rules } = workerData
const counted = sums ? countSupport(sums) : countBox(box, rules, (done) => parentPort?.postMessage({ done }))
parentPort?.postMessage({ counted })
