import { describe, expect, test } from 'vitest'
import { Iceberg } from '#app/ui/contest/iceberg.tsx'
import { Stages } from '#app/ui/contest/stages.tsx'
import { VoteButton } from '#app/ui/contest/vote-button.tsx'
import { renderHtml } from '#tests/render-html.tsx'

describe('the vote button', () => {
  const button = (props: Partial<Parameters<typeof VoteButton>[0]> = {}) =>
    renderHtml(<VoteButton title="Quiet hour" pressed={false} votes={38} {...props} />)
  const words = (html: string) => html.replace(/<[^>]+>/g, '')

  test('is named by what is seen on it and the idea it stands for', () => {
    expect(button()).toMatch(
      /^<button type="submit" class="vote-button" aria-pressed="false" aria-describedby="([^"]+)">/,
    )
    expect(words(button()).startsWith('38Vote: Quiet hour')).toBe(true)
    expect(button()).not.toContain('aria-label')
  })

  test('says the number again in words', () => {
    const described = /aria-describedby="([^"]+)"/.exec(button())?.[1]
    expect(button()).toContain(`<span class="visually-hidden" id="${described}">38 votes</span>`)
  })

  test('changes its word and its state when the vote is given', () => {
    expect(button({ pressed: true })).toContain('aria-pressed="true"')
    expect(words(button({ pressed: true }))).toContain('Voted: Quiet hour')
  })

  test('tells no number while counts are hidden', () => {
    expect(words(button({ votes: null }))).toBe('Vote: Quiet hour')
    expect(button({ votes: null })).not.toContain('aria-describedby')
  })

  test('stays in place after the close and says why it cannot be pressed', () => {
    const html = button({ closed: 'Voting closed on 28 March.' })
    expect(html).toContain('aria-disabled="true"')
    expect(html).not.toContain(' disabled')
    expect(html).toContain('>Voting closed on 28 March.</span>')
  })
})

test('the stages are a list in which only the present one is current', () => {
  const html = renderHtml(
    <Stages
      label="Stages of the contest"
      stages={[
        { key: 'ideas', name: 'Ideas', state: 'done', note: 'done' },
        { key: 'voting', name: 'Vote', state: 'now', note: 'now · 4 days left' },
        { key: 'answer', name: 'Answer', state: 'next', note: '4 April' },
      ]}
    />,
  )
  expect(html).toMatch(/^<ol class="stages" aria-label="Stages of the contest">/)
  expect(html.match(/<li/g)).toHaveLength(3)
  expect(html).toContain('<li class="stages__stage" aria-current="step"><b class="stages__name">Vote</b>')
  expect(html.match(/aria-current/g)).toHaveLength(1)
})

test('an idea without a need beneath has no empty half', () => {
  expect(renderHtml(<Iceberg tip="Call me back" />)).not.toContain('iceberg__beneath')
  expect(renderHtml(<Iceberg tip="Call me back" beneath="I work on a loud floor" />)).toContain('iceberg__beneath')
})
