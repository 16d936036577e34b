import { parentPort, workerData } from 'node:worker_threads'
import { countBox } from '#app/features/winners/counting/count-box.ts'

// The whole program of the counting thread: one box, one answer. Bundled as text by `scripts/counting-program.ts`.
parentPort?.postMessage(countBox(workerData.box, workerData.rules))
