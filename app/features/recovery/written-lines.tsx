/** Words as they were written, line by line. */
export const WrittenLines = ({ words }: { words: string }) => <p className="own-list__text">{words}</p>
