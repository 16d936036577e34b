export const unionPath = ({ id }: { id: string }) => `/unions/${id}`

export const letterPath = ({ id }: { id: string }) => `/letters/${id}`
