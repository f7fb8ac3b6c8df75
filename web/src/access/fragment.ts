/** What stands behind the # of an address, which no server sees: `#token=…` and its like. */
export function tokenIn(hash: string, name: string): string | null {
  const token = new URLSearchParams(hash.replace(/^#/, '')).get(name);
  return token !== null && /^[\w.~+/=-]{1,2048}$/.test(token) ? token : null;
}
