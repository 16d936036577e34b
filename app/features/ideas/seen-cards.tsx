import { type ReactNode, useEffect, useRef } from 'react'

const longEnough = 1000
const sendAfter = 3000

/**
 * Tells the server which cards inside were at least half visible for a second, so that the fair order knows who has
 * seen what. Without a script an image that is fetched with the page counts all of them. Never delays anything.
 */
export function SeenCards({ shown, children }: { shown: string; children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    // Only the browser knows what is on the screen.
    return list.current ? watchCards(list.current, shown) : undefined
  }, [shown])

  return (
    <div ref={list}>
      {children}
      <noscript>
        <img src={`/views.gif?list=${shown}`} alt="" width="1" height="1" />
      </noscript>
    </div>
  )
}

function watchCards(list: HTMLElement, shown: string) {
  if (!('IntersectionObserver' in window)) return undefined
  const timers = new Map<Element, number>()
  const seen = new Set<string>()
  let later: number | undefined

  function send() {
    window.clearTimeout(later)
    later = undefined
    if (seen.size === 0) return
    navigator.sendBeacon('/views', new URLSearchParams({ list: shown, seen: [...seen].join(' ') }))
    seen.clear()
  }

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        window.clearTimeout(timers.get(target))
        if (isIntersecting)
          timers.set(
            target,
            window.setTimeout(() => note(target), longEnough),
          )
      }
    },
    { threshold: 0.5 },
  )

  function note(card: Element) {
    observer.unobserve(card)
    seen.add((card as HTMLElement).dataset.idea ?? '')
    later ??= window.setTimeout(send, sendAfter)
  }

  for (const card of list.querySelectorAll('[data-idea]')) observer.observe(card)
  window.addEventListener('pagehide', send)
  return () => {
    observer.disconnect()
    for (const timer of timers.values()) window.clearTimeout(timer)
    window.removeEventListener('pagehide', send)
    send()
  }
}
