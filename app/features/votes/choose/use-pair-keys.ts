import { useEffect, useState } from 'react'

const kept = 'keys:choose'

const partOf: Record<string, string> = {
  ...{ ArrowLeft: 'first', 1: 'first', ArrowRight: 'second', 2: 'second' },
  ...{ ArrowDown: 'undecided', 0: 'undecided', u: 'undo', Escape: 'stop' },
}

/**
 * Single keys press what carries the same `data-key`. Off inside fields, off with any modifier, off while an answer is on
 * its way, off altogether where somebody switched them off.
 */
export function usePairKeys(busy: boolean) {
  const [on, setOn] = useState(false)
  const [ready, setReady] = useState(false)

  useEffect(() => {
    // Only the device knows whether its owner wants single keys.
    setOn(readKept() !== 'off')
    setReady(true)
  }, [])

  useEffect(() => {
    // Keys belong to the whole page: nothing has to be focused first.
    if (!on || busy) return
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on, busy])

  const turn = (wanted: boolean) => {
    setOn(wanted)
    keep(wanted ? 'on' : 'off')
  }
  return { on, ready, turn }
}

function press(event: KeyboardEvent) {
  const { key, target } = event
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return
  if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], [popover]')) return
  const part = partOf[key.length === 1 ? key.toLowerCase() : key]
  const pressed = part && document.querySelector<HTMLElement>(`[data-key="${part}"]`)
  if (!pressed) return
  event.preventDefault()
  pressed.click()
}

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
