/** Told how far a long piece of work has come. */
export type Progress = (what: string, done: number, all: number) => void

export const silent: Progress = () => {}
