/** Missing, or concealed from this viewer: both look the same. */
export function notFound() {
  return new Response(null, { status: 404 })
}

export function forbidden() {
  return new Response(null, { status: 403 })
}
