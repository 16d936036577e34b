// The script of the page that switches news on for a device, bundled by `scripts/page-programs.ts`. Its words stand in the page.

const canPush = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
const form = document.querySelector<HTMLFormElement>('form[data-push]')

if (canPush && form) offer(form)
else if (form) document.querySelector('[data-push-none]')?.removeAttribute('hidden')

for (const remove of document.querySelectorAll<HTMLFormElement>('form[data-push-here]'))
  remove.addEventListener('submit', (event) => {
    if (!canPush) return
    event.preventDefault()
    // Whatever the browser says: ours is forgotten in any case.
    forget().finally(() => remove.submit())
  })

function offer(form: HTMLFormElement) {
  const [field, said] = [form.querySelector('input'), form.querySelector<HTMLElement>('[role=alert]')]
  let busy = false
  form.hidden = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (busy || !field || !said) return
    busy = true
    said.hidden = true
    try {
      field.value = JSON.stringify(await subscribe(form.dataset.push ?? ''))
      // Past the listener: what the server says of the answer is a page like any other.
      form.submit()
    } catch {
      said.hidden = false
    }
    busy = false
  })
}

async function subscribe(key: string) {
  if ((await Notification.requestPermission()) !== 'granted') throw new Error('denied')
  await navigator.serviceWorker.register('/push-worker.js', { updateViaCache: 'none' })
  const { pushManager } = await navigator.serviceWorker.ready
  const how = { userVisibleOnly: true, applicationServerKey: key }
  return pushManager.subscribe(how).catch(async () => {
    // One that was made with a key the site no longer has stands in the way.
    await (await pushManager.getSubscription())?.unsubscribe()
    return pushManager.subscribe(how)
  })
}

async function forget() {
  const registration = await navigator.serviceWorker.getRegistration()
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}
