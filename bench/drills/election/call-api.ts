import http from 'node:http'

export interface Answer {
  status: number
  bytes: Buffer
}

/** One request as a program of somebody else makes it: JSON in, and a bearer token or none. */
export function callApi(agent: http.Agent, url: string, method: string, token?: string, said?: object) {
  const body = said && JSON.stringify(said)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (token) headers.authorization = `Bearer ${token}`
  if (body) Object.assign(headers, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  return new Promise<Answer>((resolve, reject) => {
    const request = http.request(url, { method, headers, agent }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, bytes: Buffer.concat(parts) }))
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** The JSON of an answer that must have this status. */
export function agreed<Shape>({ status, bytes }: Answer, ...wanted: number[]): Shape {
  if (!wanted.includes(status)) throw new Error(`Answered ${status}: ${bytes.toString('utf8').slice(0, 400)}`)
  return JSON.parse(bytes.toString('utf8')) as Shape
}
