import { makeZip, type ZipPart } from '#app/features/files/make-zip.server.ts'
import { ideaTable } from '#app/features/winners/export/idea-table.server.ts'

/** Excel takes at most so many signs in a cell. */
const longestCell = 32_767
const start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const openXml = 'http://schemas.openxmlformats.org'
const sheetXml = `xmlns="${openXml}/spreadsheetml/2006/main"`

/**
 * All ideas of a contest as a workbook of one sheet. Cells are typed, so no text can become a formula. It lies on the disk
 * until it is sent.
 */
export const ideasXlsx = (contestId: string) => makeZip(entriesOf(contestId))

function entriesOf(contestId: string): ZipPart[] {
  return [
    ...Object.entries(frame).map(([name, text]) => ({ name, parts: [`${start}${text}`] })),
    { name: 'xl/worksheets/sheet1.xml', parts: sheetOf(contestId) },
  ]
}

/** Everything but the sheet: one workbook with plain cells (0) and bold ones (1). */
const frame = {
  '[Content_Types].xml': `<Types xmlns="${openXml}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${overrides(
    {
      '/xl/workbook.xml': 'sheet.main',
      '/xl/styles.xml': 'styles',
      '/xl/worksheets/sheet1.xml': 'worksheet',
    },
  )}</Types>`,
  '_rels/.rels': relations({ officeDocument: 'xl/workbook.xml' }),
  'xl/workbook.xml': `<workbook ${sheetXml} xmlns:r="${openXml}/officeDocument/2006/relationships"><sheets><sheet name="Aflora" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relations({ worksheet: 'worksheets/sheet1.xml', styles: 'styles.xml' }),
  'xl/styles.xml': `<styleSheet ${sheetXml}><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
}

function overrides(parts: Record<string, string>) {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return Object.entries(parts)
    .map(([name, type]) => `<Override PartName="${name}" ContentType="${kind}.${type}+xml"/>`)
    .join('')
}

function relations(targets: Record<string, string>) {
  const type = `${openXml}/officeDocument/2006/relationships`
  const rows = Object.entries(targets).map(
    ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}/${kind}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${openXml}/package/2006/relationships">${rows.join('')}</Relationships>`
}

/** The names of the columns stay in sight. */
async function* sheetOf(contestId: string): AsyncGenerator<string> {
  yield `${start}<worksheet ${sheetXml}><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
  let rows = 0
  for await (const lines of ideaTable(contestId)) {
    if (rows === 0 && lines[0]) yield rowOf(Object.keys(lines[0]), ++rows, ' s="1"')
    yield lines.map((line) => rowOf(Object.values(line), ++rows)).join('')
  }
  yield '</sheetData></worksheet>'
}

const rowOf = (values: (string | number | null)[], row: number, style = '') =>
  `<row r="${row}">${values.map((value, index) => cell(value, `r="${letter(index)}${row}"${style}`)).join('')}</row>`

/** There are fewer columns than letters. */
const letter = (index: number) => String.fromCharCode(65 + index)

function cell(value: string | number | null, place: string) {
  if (value === null || value === '') return ''
  if (typeof value === 'number') return `<c ${place}><v>${value}</v></c>`
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${inXml(value.slice(0, longestCell))}</t></is></c>`
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }

/** Without what XML has no words for: control signs and halves of signs. */
const inXml = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replace(/[&<>\r]/g, (sign) => escapes[sign] as string)
