import { useEffect, useState } from 'react'

/** Whether a script runs here: false on the server and in the first picture of the page. */
export function useScript() {
  const [runs, setRuns] = useState(false)
  // Effects run only where scripts do.
  useEffect(() => setRuns(true), [])
  return runs
}
