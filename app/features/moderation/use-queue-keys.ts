import { useLocation } from '@remix-run/react'
import { type RefObject, useEffect, useRef, useState } from 'react'

const kept = 'keys:moderation'

/**
 * One key per decision while a card of the queue has the focus, and `j` `k` between cards. Off inside fields, off with
 * any modifier, off altogether where somebody switched them off. After a decision the focus goes to the next card, and
 * `u` takes it back and leads to its card again.
 */
export function useQueueKeys(list: RefObject<HTMLOListElement>, ids: string[]) {
  const [on, setOn] = useState(false)
  const [ready, setReady] = useState(false)
  useFocusOnNext(list, ids)
  useFocusOnNamed(list)

  useEffect(() => {
    // Only the device knows whether its owner wants single keys.
    setOn(readKept() !== 'off')
    setReady(true)
  }, [])

  useEffect(() => {
    // Keys belong to the whole page: they also start the way into the list.
    if (!on) return
    const sent = new WeakSet<Element>()
    const press = (event: KeyboardEvent) => pressed(event, list.current, sent)
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on, list])

  const turn = (wanted: boolean) => {
    setOn(wanted)
    keep(wanted ? 'on' : 'off')
  }
  return { on, ready, turn }
}

function useFocusOnNext(list: RefObject<HTMLOListElement>, ids: string[]) {
  const before = useRef(ids)
  const at = useRef(-1)
  const shown = ids.join(' ')

  useEffect(() => {
    // A card that was decided about leaves the list and would take the focus with it.
    const here = list.current
    if (!here) return
    const follow = () => {
      at.current = cardsOf(here).findIndex((card) => card.contains(document.activeElement))
    }
    here.addEventListener('focusin', follow)
    return () => here.removeEventListener('focusin', follow)
  }, [list])

  useEffect(() => {
    const [now, then] = [shown === '' ? [] : shown.split(' '), before.current]
    before.current = now
    const gone = then[at.current]
    if (gone === undefined || now.includes(gone) || !list.current) return
    const cards = cardsOf(list.current)
    cards[Math.min(at.current, cards.length - 1)]?.focus()
  }, [shown, list])
}

function useFocusOnNamed(list: RefObject<HTMLOListElement>) {
  const { key, hash } = useLocation()

  useEffect(() => {
    // The card the address names is the one that was taken back; a browser without scripts goes there by itself.
    if (key && hash && list.current)
      cardsOf(list.current)
        .find(({ id }) => `#${id}` === hash)
        ?.focus()
  }, [key, hash, list])
}

function pressed(event: KeyboardEvent, list: HTMLOListElement | null, sent: WeakSet<Element>) {
  const { key, target } = event
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
  if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]')) return
  const cards = list ? cardsOf(list) : []
  const at = cards.findIndex((card) => card.contains(document.activeElement))
  const card = cards[at]
  if (key === 'j') cards[Math.min(at + 1, cards.length - 1)]?.focus()
  else if (key === 'k') cards[Math.max(at - 1, 0)]?.focus()
  else if (key === 'u') document.querySelector<HTMLFormElement>('form[data-key="u"]')?.requestSubmit()
  else if (card && 'are'.includes(key) && key.length === 1) actOn(card, key, sent)
  else return
  event.preventDefault()
}

/** Presses what belongs to the key; a second press while the first is on its way decides nothing. */
function actOn(card: HTMLElement, key: string, sent: WeakSet<Element>) {
  const part = card.querySelector(`[data-key="${key}"]`)
  if (part instanceof HTMLFormElement && !sent.has(part)) {
    sent.add(part)
    part.requestSubmit()
  }
  if (!(part instanceof HTMLDetailsElement)) return
  part.open = true
  part.querySelector<HTMLElement>('select, input:not([type="hidden"]), textarea')?.focus()
}

const cardsOf = (list: HTMLOListElement) => [...list.children].filter((card) => card instanceof HTMLElement)

function readKept() {
  try {
    return localStorage.getItem(kept)
  } catch {
    return null
  }
}

function keep(value: string) {
  try {
    localStorage.setItem(kept, value)
  } catch {
    // Where the device keeps nothing, the choice holds for this page.
  }
}
