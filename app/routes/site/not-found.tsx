import { notFound } from '#app/web/refuse.server.ts'

export function loader() {
  throw notFound()
}

export default function NotFound() {
  return null
}
