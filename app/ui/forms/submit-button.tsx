import { useNavigation } from '@remix-run/react'
import { type ButtonHTMLAttributes, useEffect, useState } from 'react'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import type { ButtonLook } from '#app/ui/button-look.tsx'

type SubmitButtonProps = Omit<ButtonLook, 'iconOnly'> &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof ButtonLook> & {
    /** For forms sent by a fetcher: whether it is busy. Other forms are followed by themselves. */
    pending?: boolean
  }

/**
 * Sends its form once: a second press while the first is on its way is ignored. Says so after 300 ms,
 * promises after 5 s that nothing is lost, and lets the person try again after 15 s.
 */
export function SubmitButton({ pending, children, onClick, ...button }: SubmitButtonProps) {
  const navigation = useNavigation()
  const [pressed, setPressed] = useState(false)
  const busy = pending ?? (pressed && navigation.state !== 'idle')
  const waited = useWaited(busy)

  useEffect(() => {
    // The press is over once the page it led to is there.
    if (navigation.state === 'idle') setPressed(false)
  }, [navigation.state])

  return (
    <Button
      {...button}
      aria-disabled={(busy && waited < 15_000) || undefined}
      onClick={(event) => {
        if (busy && waited < 15_000) event.preventDefault()
        else setPressed(true)
        onClick?.(event)
      }}
    >
      {busy ? (wordsAfter(waited) ?? children) : children}
    </Button>
  )
}

function wordsAfter(waited: number) {
  if (waited >= 15_000) return m.site_try_again()
  if (waited >= 5_000) return m.site_still_trying()
  if (waited >= 300) return m.site_sending()
  return undefined
}

/** The last of 0, 300, 5,000 and 15,000 ms that has passed since `busy` began. */
function useWaited(busy: boolean) {
  const [waited, setWaited] = useState(0)
  useEffect(() => {
    // Only a clock can tell that an answer is slow.
    if (!busy) return
    const timers = [300, 5_000, 15_000].map((time) => setTimeout(() => setWaited(time), time))
    return () => {
      timers.forEach(clearTimeout)
      setWaited(0)
    }
  }, [busy])
  return waited
}
