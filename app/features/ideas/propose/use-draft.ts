import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import {
  type DeviceDraft,
  dropDeviceDraft,
  keepDeviceDraft,
  readDeviceDraft,
} from '#app/features/ideas/propose/device-draft.ts'
import { type DraftValues, isSameDraft, isWritten, valuesOf } from '#app/features/ideas/propose/draft-values.ts'
import type { ProposePage } from '#app/features/ideas/propose/propose-page.server.ts'

const restMs = 400
const accountEveryMs = 10_000

type Wanted = { form: RefObject<HTMLFormElement>; page: ProposePage; shown: DraftValues }

/**
 * Keeps what is being written: on the device 400 ms after the last key, and for whoever has a row here also on the
 * server every 10 seconds. Offers what was kept before; `round` changes when the form must start anew from `values`.
 */
export function useDraft({ form, page, shown }: Wanted) {
  const { id, slug } = page.contest
  const [values, setValues] = useState(shown)
  const [round, setRound] = useState(0)
  const [title, setTitle] = useState(titleOf(shown))
  const [kept, setKept] = useState<{ savedAt?: Date; where: 'device' | 'account' }>({ where: 'device' })
  const [offered, setOffered] = useState<DeviceDraft>()
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const unsent = useRef(false)

  useEffect(() => {
    // Only the device knows what it kept.
    const draft = readDeviceDraft(id)
    if (draft && isWritten(draft.values) && !isWritten(shown) && !isSameDraft(draft.values, shown)) setOffered(draft)
  }, [id, shown])

  useKeptInAccount({ form, unsent, address: `/c/${slug}/new/draft`, active: page.writer.known, onKept: setKept })

  const keep = useCallback(() => {
    const typed = form.current?.elements.namedItem('title')
    if (typed instanceof HTMLTextAreaElement) setTitle(typed.value)
    unsent.current = true
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const savedAt = form.current ? keepDeviceDraft(id, valuesOf(form.current)) : undefined
      if (savedAt) setKept({ savedAt, where: 'device' })
    }, restMs)
  }, [form, id])

  const use = offered && (() => start(offered.values))
  const start = (next: DraftValues) => {
    setValues(next)
    setTitle(titleOf(next))
    setRound((past) => past + 1)
    setOffered(undefined)
  }
  const discard = () => {
    clearTimeout(timer.current)
    unsent.current = false
    dropDeviceDraft(id)
    setOffered(undefined)
  }
  return { values, round, title, keep, use, discard, offered, ...kept, savedAt: kept.savedAt, timeZone: zone() }
}

type InAccount = {
  form: RefObject<HTMLFormElement>
  unsent: { current: boolean }
  address: string
  active: boolean
  onKept: (kept: { savedAt: Date; where: 'account' }) => void
}

function useKeptInAccount({ form, unsent, address, active, onKept }: InAccount) {
  useEffect(() => {
    // A clock of its own: typing must not put it off for ever.
    if (!active) return
    const send = async () => {
      if (!unsent.current || !form.current) return
      unsent.current = false
      const body = new URLSearchParams(new FormData(form.current) as unknown as Record<string, string>)
      const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' }).catch(() => undefined)
      if (answer?.type === 'opaqueredirect') onKept({ savedAt: new Date(), where: 'account' })
      else unsent.current = true
    }
    const clock = setInterval(send, accountEveryMs)
    return () => clearInterval(clock)
  }, [active, address, form, onKept, unsent])
}

const titleOf = (values: DraftValues) => [values.title ?? ''].flat()[0] ?? ''
const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
