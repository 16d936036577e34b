import { describe, expect, test } from 'vitest'
import { Check } from '#app/ui/forms/check.tsx'
import { Choice } from '#app/ui/forms/choice.tsx'
import { DraftLine } from '#app/ui/forms/draft-line.tsx'
import { Field } from '#app/ui/forms/field.tsx'
import { FormErrors } from '#app/ui/forms/form-errors.tsx'
import { Select } from '#app/ui/forms/select.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextArea } from '#app/ui/forms/text-area.tsx'
import { renderHtml } from '#tests/render-html.tsx'

describe('a field', () => {
  test('has a label and nothing else to explain when nothing needs explaining', () => {
    expect(renderHtml(<Field name="email" label="E-mail" />)).toBe(
      '<div class="field"><label class="field__label" for="email">E-mail</label><input id="email" name="email" class="field__input"/></div>',
    )
  })

  test('is described by its hint and by what is wrong with it', () => {
    const html = renderHtml(
      <Field name="email" label="E-mail" hint="For the answer." errors={['Check the address.']} />,
    )
    expect(html).toContain('aria-invalid="true" aria-describedby="email-hint email-error"')
    expect(html).toContain('<p class="field__hint" id="email-hint">For the answer.</p>')
    expect(html).toContain('<p class="field__error" id="email-error">Check the address.</p>')
  })

  test('can stand on a page twice', () => {
    const html = renderHtml(
      <TextArea name="text" id="reply-7" label="Reply" errors={['Too short.']} defaultValue="a" />,
    )
    expect(html).toContain('for="reply-7"')
    expect(html).toContain('id="reply-7" name="text"')
    expect(html).toContain('aria-describedby="reply-7-error"')
  })

  test('keeps what was written', () => {
    expect(renderHtml(<TextArea name="text" label="Text" defaultValue="half a thought" />)).toContain(
      '>half a thought<',
    )
    const zones = [
      { value: 'UTC', label: 'UTC' },
      { value: 'Europe/Madrid', label: 'Madrid' },
    ]
    const select = renderHtml(<Select name="zone" label="Zone" options={zones} defaultValue="Europe/Madrid" />)
    expect(select).toContain('<option value="Europe/Madrid" selected="">')
  })
})

describe('a choice', () => {
  const options = [
    { value: 'everyone', label: 'Everyone' },
    { value: 'employees', label: 'Employees', hint: 'With a company address' },
  ]

  test('is one group with its question and its radio buttons', () => {
    const html = renderHtml(<Choice name="who" label="Who may take part?" options={options} defaultValue="employees" />)
    expect(html).toMatch(/^<fieldset id="who"[^>]*><legend class="field__label">Who may take part\?<\/legend>/)
    expect(html).toContain('<input type="radio" name="who" checked="" value="employees"/>')
    expect(html.match(/type="radio"/g)).toHaveLength(2)
  })

  test('says for the whole group what is wrong', () => {
    const html = renderHtml(<Choice name="who" label="Who?" options={options} errors={['Choose one.']} />)
    expect(html).toMatch(/^<fieldset [^>]*aria-invalid="true" aria-describedby="who-error"/)
    expect(html).toContain('<p class="field__error" id="who-error">Choose one.</p>')
  })
})

test('a checkbox is inside its label, so that the whole line can be pressed', () => {
  const html = renderHtml(<Check name="counts" label="Show the counts" hint="Later otherwise." defaultChecked />)
  expect(html).toMatch(
    /<label class="check"><input type="checkbox" id="counts" name="counts" aria-describedby="counts-hint"/,
  )
  expect(html).toContain('checked=""')
})

describe('the summary of a refused form', () => {
  test('is read out at once and leads to each bad field', () => {
    const html = renderHtml(
      <FormErrors
        errors={{ email: ['Check the address.'], name: [] }}
        formErrors={['The contest has closed.']}
        labels={{ email: 'E-mail' }}
      />,
    )
    expect(html).toMatch(/^<div class="[^"]*" role="alert">/)
    expect(html).toContain('<li>The contest has closed.</li>')
    expect(html).toContain('<a href="#email"><span>E-mail: Check the address.</span></a>')
    expect(html).not.toContain('#name')
  })

  test('is not there while nothing is wrong', () => {
    expect(renderHtml(<FormErrors errors={{}} />)).toBe('')
    expect(renderHtml(<FormErrors />)).toBe('')
  })
})

test('the button of a form sends it', () => {
  expect(renderHtml(<SubmitButton look="main">Publish</SubmitButton>)).toBe(
    '<button type="submit" class="button button--main">Publish</button>',
  )
})

test('the place for “draft saved” is there before there is a draft, so that its words are read out', () => {
  const line = (savedAt: Date | undefined) =>
    renderHtml(<DraftLine savedAt={savedAt} timeZone="Europe/Madrid" where="device" />)
  expect(line(undefined)).toBe('<p class="small muted" role="status"></p>')
  expect(line(new Date('2026-03-28T09:42:00Z'))).toContain('Draft saved on this device at 10:42')
})
