import { useLocation } from '@remix-run/react'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { dropWords, type KeptText, keepWords, readWords } from '#app/features/comments/device-words.ts'

const restMs = 400

/**
 * Keeps what is being written in a form's `text` on the device, 400 ms after the last key, and offers it again. Once the
 * form has been sent, arriving at the new comment drops it; a form that came back with a fault still has it.
 */
export function useKeptWords(form: RefObject<HTMLFormElement>, place: string) {
  const { hash, key } = useLocation()
  const [savedAt, setSavedAt] = useState<Date>()
  const [offered, setOffered] = useState<KeptText>()
  const timer = useRef<ReturnType<typeof setTimeout>>()

  useEffect(() => {
    // Only the device knows what it kept; it is asked again on every page that is reached.
    const kept = readWords(place)
    if (kept?.sent && hash.startsWith('#comment-') && key) return arrived(place, form, setSavedAt, setOffered)
    if (kept && textOf(form) === '') setOffered(kept)
  }, [form, place, hash, key])

  const keep = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setSavedAt(keepWords(place, textOf(form), false)), restMs)
  }, [form, place])

  const sent = useCallback(() => {
    clearTimeout(timer.current)
    keepWords(place, textOf(form), true)
  }, [form, place])

  const use = () => {
    const field = fieldOf(form)
    if (field && offered) field.value = offered.text
    setOffered(undefined)
    field?.focus()
  }
  const discard = () => {
    dropWords(place)
    setOffered(undefined)
    fieldOf(form)?.focus()
  }
  return { keep, sent, use, discard, offered, savedAt, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
}

function arrived(
  place: string,
  form: RefObject<HTMLFormElement>,
  setSavedAt: (at: undefined) => void,
  setOffered: (kept: undefined) => void,
) {
  dropWords(place)
  setSavedAt(undefined)
  setOffered(undefined)
  form.current?.reset()
  form.current?.closest('details')?.removeAttribute('open')
}

function fieldOf(form: RefObject<HTMLFormElement>) {
  const field = form.current?.elements.namedItem('text')
  return field instanceof HTMLTextAreaElement ? field : undefined
}

const textOf = (form: RefObject<HTMLFormElement>) => fieldOf(form)?.value ?? ''
