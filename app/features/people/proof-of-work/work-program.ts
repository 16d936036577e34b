import { trySome, wordsOf } from '#app/features/people/proof-of-work/work-puzzle.ts'

// The script of forms that ask for work, bundled by `scripts/page-programs.ts`. Its words stand in the page. The same file
// is the worker that does it; without workers the page does it itself in slices too short to be felt.

const triesAtOnce = 2_000

/** Each begins somewhere else, so two readers of one page find different solutions. */
const somewhere = () => crypto.getRandomValues(new Uint32Array(1))[0] as number

if (typeof document === 'undefined') {
  addEventListener('message', ({ data }: MessageEvent<string>) => {
    const [challenge, high] = [wordsOf(data), somewhere()]
    for (let low = 0; ; low += triesAtOnce) {
      const found = trySome(challenge, high, low, triesAtOnce)
      if (found) return postMessage(found)
    }
  })
} else watchForms()

function solve(challenge: string): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    const worker = new Worker(import.meta.url, { type: 'module' })
    worker.onerror = reject
    worker.onmessage = ({ data }: MessageEvent<string>) => {
      worker.terminate()
      resolve(data)
    }
    worker.postMessage(challenge)
  }).catch(() => solveHere(challenge))
}

async function solveHere(text: string) {
  const [challenge, high] = [wordsOf(text), somewhere()]
  for (let low = 0; ; low += triesAtOnce) {
    const found = trySome(challenge, high, low, triesAtOnce)
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve))
  }
}

/** Begins when somebody enters a form, so that it is done before they have written; a form sent earlier waits for it. */
function watchForms() {
  const solutions = new WeakMap<HTMLFormElement, { challenge: string; solution: Promise<string> }>()
  const solved = new WeakSet<HTMLFormElement>()

  const begin = (form: HTMLFormElement) => {
    const challenge = form.querySelector<HTMLElement>('[data-work]')?.dataset.work
    if (!challenge) return undefined
    const known = solutions.get(form)
    if (known?.challenge === challenge) return known.solution
    const solution = solve(challenge)
    solutions.set(form, { challenge, solution })
    return solution
  }

  addEventListener('focusin', ({ target }) => {
    const form = target instanceof Element && target.closest('form')
    if (form) begin(form)
  })

  // Before anybody else hears of it, React included.
  addEventListener(
    'submit',
    async (event) => {
      const form = event.target as HTMLFormElement
      // What was found is good for one: whoever sends the form again does the work again.
      if (solved.delete(form)) return void solutions.delete(form)
      const solution = begin(form)
      if (!solution) return
      event.preventDefault()
      event.stopImmediatePropagation()
      const words = form.querySelector<HTMLElement>('[data-work-words]')
      if (words) words.textContent = words.dataset.workWords ?? ''
      const field = form.querySelector<HTMLInputElement>('[name=solution]')
      if (field) field.value = await solution
      if (words) words.textContent = ''
      solved.add(form)
      form.requestSubmit(event.submitter)
      // A form whose fields are not filled in was not sent.
      solved.delete(form)
    },
    true,
  )
}
