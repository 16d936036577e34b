import { z } from 'zod'
import { LONGEST_ALT } from '#app/features/files/longest-alt.ts'
import { type FormResult, readForm } from '#app/web/read-form.server.ts'
import { badRequest } from '#app/web/refuse.server.ts'
import { lineField } from '#app/web/text-fields.server.ts'

const mostParts = 12

const fileField = () =>
  z
    .preprocess((file) => (file instanceof File && file.size > 0 ? file : undefined), z.instanceof(File).optional())
    .refine((file) => file !== undefined, 'files_refused_empty')
    .transform(async (file) => ({
      name: file?.name ?? '',
      content: new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0)),
    }))

/** A file with what is seen in it. */
export const UploadForm = z.object({ file: fileField(), alt: lineField({ max: LONGEST_ALT }) })

/** A file alone: a portrait, a logo. */
export const PictureForm = z.object({ file: fileField() })

/**
 * Reads a form with a file in it. The front door has bounded the bytes; here their parts are counted before any is made
 * an object, because ten megabytes hold a hundred thousand empty ones.
 */
export async function readUpload<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<FormResult<z.output<Schema>>> {
  const type = request.headers.get('Content-Type') ?? ''
  if (!/^multipart\/form-data/i.test(type)) return readForm(request, schema)
  const boundary = /boundary="?([^";]{1,70})"?/i.exec(type)?.[1] ?? badRequest()
  const body = Buffer.from(await request.arrayBuffer())
  if (countAtMost(body, Buffer.from(`--${boundary}`), mostParts + 1) > mostParts) badRequest()
  return readForm(new Request(request.url, { method: 'POST', headers: { 'Content-Type': type }, body }), schema)
}

function countAtMost(body: Buffer, sign: Buffer, most: number) {
  let found = 0
  for (let at = body.indexOf(sign); at >= 0 && found < most; at = body.indexOf(sign, at + sign.length)) found += 1
  return found
}
