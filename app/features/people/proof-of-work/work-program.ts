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

interface Work {
  challenge: string
  solution: Promise<string>
  found?: string
}

/** Begins when somebody enters a form, so that it is done before they have written; a form sent earlier waits for it. */
function watchForms() {
  const works = new WeakMap<HTMLFormElement, Work>()

  const begin = (form: HTMLFormElement) => {
    const challenge = form.querySelector<HTMLElement>('[data-work]')?.dataset.work
    if (!challenge) return undefined
    const known = works.get(form)
    if (known?.challenge === challenge) return known
    const work: Work = { challenge, solution: solve(challenge) }
    work.solution.then((found) => Object.assign(work, { found }))
    works.set(form, work)
    return work
  }

  const enter = (place: EventTarget | null) => {
    const form = place instanceof Element && place.closest('form')
    if (form) begin(form)
  }
  enter(document.activeElement)
  addEventListener('focusin', ({ target }) => enter(target))

  // Before anybody else hears of it, React included.
  addEventListener(
    'submit',
    async (event) => {
      const form = event.target as HTMLFormElement
      const work = begin(form)
      if (!work) return
      if (work.found) {
        const field = form.querySelector<HTMLInputElement>('[name=solution]')
        if (field) field.value = work.found
        // It is good for one: whoever sends the form again does the work again.
        works.delete(form)
        return
      }
      event.preventDefault()
      event.stopImmediatePropagation()
      say(form, true)
      await work.solution
      say(form, false)
      // Another task: browsers ignore what is sent while they tell of what was sent.
      setTimeout(() => form.requestSubmit(event.submitter))
    },
    true,
  )
}

function say(form: HTMLFormElement, busy: boolean) {
  const words = form.querySelector<HTMLElement>('[data-work-words]')
  if (words) words.textContent = (busy && words.dataset.workWords) || ''
}
