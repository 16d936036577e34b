import { parentPort, workerData } from 'node:worker_threads'
import { countBox } from '#app/features/winners/counting/count-box.ts'

// The whole program of the counting thread: one box, how far it is, one answer. Bundled as text by `scripts/counting-program.ts`.
const counted = countBox(workerData.box, workerData.rules, (done) => parentPort?.postMessage({ done }))
parentPort?.postMessage({ counted })
