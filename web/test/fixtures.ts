export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(status === 204 ? null : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}

export function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  return answer(
    status,
    { title: 'Refused', status, detail: `It is ${code}.`, code, errors: [], trace_id: 'f'.repeat(32), remedy: null },
    { 'Content-Type': 'application/problem+json', ...headers },
  );
}

/** Time that passes at once, remembered. */
export function withoutPause() {
  const pauses: number[] = [];
  let ids = 0;
  return {
    pauses,
    pause: async (millis: number) => {
      pauses.push(millis);
    },
    id: () => `id-${++ids}`,
  };
}
