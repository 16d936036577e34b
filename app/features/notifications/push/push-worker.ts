// The service worker that shows news on a device, bundled by `scripts/page-programs.ts`. It answers no requests and keeps
// nothing; what it shows came sealed for this browser.

interface Waiting {
  waitUntil: (until: Promise<unknown>) => void
}
interface Told extends Waiting {
  data: { json: () => { title: string; body: string; path: string; lang: string; tag: string } } | null
}
interface Pressed extends Waiting {
  notification: Notification
}
interface Window {
  focus: () => Promise<Window>
  navigate: (to: string) => Promise<unknown>
}
interface Worker {
  registration: ServiceWorkerRegistration
  clients: { matchAll: (which: { type: 'window' }) => Promise<Window[]>; openWindow: (to: string) => Promise<unknown> }
  skipWaiting: () => Promise<void>
  addEventListener(name: 'install', hear: (event: Waiting) => void): void
  addEventListener(name: 'push', hear: (event: Told) => void): void
  addEventListener(name: 'notificationclick', hear: (event: Pressed) => void): void
}

const worker = self as unknown as Worker

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))

worker.addEventListener('push', (event) => {
  if (!event.data) return
  const { title, body, path, lang, tag } = event.data.json()
  event.waitUntil(worker.registration.showNotification(title, { body, lang, tag, data: path }))
})

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const to = new URL(String(event.notification.data), location.origin)
  if (to.origin === location.origin) event.waitUntil(open(to.href))
})

async function open(to: string) {
  const [first] = await worker.clients.matchAll({ type: 'window' })
  // A window that this worker does not control cannot be led anywhere.
  const led = await first?.navigate(to).catch(() => undefined)
  return led ? first?.focus() : worker.clients.openWindow(to)
}

export {}
