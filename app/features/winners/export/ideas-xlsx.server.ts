import writeXlsxFile from 'write-excel-file/node'
import { ideaTable } from '#app/features/winners/export/idea-table.server.ts'

/** Excel takes at most so many signs in a cell. */
const longestCell = 32_767

/** All ideas of a contest as a workbook of one sheet. Cells are typed, so no text can become a formula. */
export async function ideasXlsx(contestId: string): Promise<Uint8Array> {
  const rows = []
  for await (const line of ideaTable(contestId)) {
    if (rows.length === 0)
      rows.push(Object.keys(line).map((name) => ({ type: String, value: name, fontWeight: 'bold' as const })))
    rows.push(Object.values(line).map(cell))
  }
  const blob = await writeXlsxFile(rows.length > 0 ? rows : [[null]], {
    sheet: 'Aflora',
    stickyRowsCount: 1,
  }).toBuffer()
  return new Uint8Array(blob)
}

function cell(value: string | number | null) {
  if (value === null || value === '') return null
  return typeof value === 'number' ? { type: Number, value } : { type: String, value: value.slice(0, longestCell) }
}
