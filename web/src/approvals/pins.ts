/** Remarks on a film: those pinned to a second in the order of the film, then the others as they came. */
export function inOrder<T extends { at_seconds: number | null; created_at: string }>(remarks: T[]): T[] {
  return [...remarks].sort((a, b) => {
    if (a.at_seconds !== null && b.at_seconds !== null && a.at_seconds !== b.at_seconds)
      return a.at_seconds - b.at_seconds;
    if ((a.at_seconds === null) !== (b.at_seconds === null)) return a.at_seconds === null ? 1 : -1;
    return a.created_at < b.created_at ? -1 : 1;
  });
}

/** Where on a film's length a second lies, in percent. */
export function shareOf(seconds: number, length: number): number {
  if (!(length > 0)) return 0;
  return Math.max(0, Math.min(100, (seconds / length) * 100));
}

/** The second to pin to: a tenth is as exact as anybody points, and never after the end. */
export function pinAt(seconds: number, length: number): number {
  return Math.max(0, Math.min(Math.floor(seconds * 10) / 10, Math.floor(length * 10) / 10));
}
