/**
 * A file that does not follow its format, and where: `line` counts from 1, `reason` says what is wrong there.
 * A screen that shows it writes its own sentence around both.
 */
export class MalformedFile extends Error {
  constructor(
    readonly line: number,
    readonly reason: string,
  ) {
    super(`Line ${line}: ${reason}`)
    this.name = 'MalformedFile'
  }
}
