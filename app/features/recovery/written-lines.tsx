/** Words as they were written, line by line. */
export function WrittenLines({ words }: { words: string }) {
  const lines = [...new Map(words.split('\n').map((line, place) => [place, line]))]
  return (
    <p>
      {lines.map(([place, line]) => (
        <span key={place}>
          {line}
          <br />
        </span>
      ))}
    </p>
  )
}
