import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

// The whole script of the pages that offer passkeys, bundled by `scripts/page-programs.ts`. Its words stand in the page.

const part = <Kind extends HTMLElement>(form: HTMLElement, name: string) =>
  form.querySelector<Kind>(`[data-passkey-part=${name}]`)

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  if (browserSupportsWebAuthn()) offer(form)
  else document.querySelector('[data-passkey-none]')?.removeAttribute('hidden')
}

function offer(form: HTMLFormElement) {
  let busy = false
  form.hidden = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (busy) return
    busy = true
    say(form, undefined)
    try {
      await answer(form)
    } catch {
      say(form, part(form, 'cancelled')?.dataset.words)
    }
    busy = false
  })
}

async function answer(form: HTMLFormElement) {
  const asked = await fetch(form.dataset.options ?? '', { method: 'POST', headers: { Accept: 'application/json' } })
  const { options, refused } = await asked.json()
  if (refused) return say(form, refused)
  const start = form.dataset.passkey === 'add' ? startRegistration : startAuthentication
  const field = part<HTMLInputElement>(form, 'answer')
  if (field) field.value = JSON.stringify(await start({ optionsJSON: options }))
  // Past the listener: what the server says of the answer is a page like any other.
  form.submit()
}

function say(form: HTMLFormElement, words: string | undefined) {
  const place = part(form, 'cancelled')
  if (!place) return
  place.hidden = !words
  place.textContent = words ?? ''
}
