/** A problem document (RFC 9457), as every refusal of the API is one. */
export interface Problem {
  title: string;
  status: number;
  detail: string;
  code: string;
  errors: { pointer: string; code: string; detail: string }[];
  trace_id: string | null;
  remedy: string | null;
}

/** A request that came to nothing, with what can be told about it. */
export class Failure extends Error {
  constructor(
    readonly problem: Problem,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(problem.detail || problem.title);
    this.name = 'Failure';
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }

  /** What is wrong with each field, by its name: `/shots/0/key` and `/email` become `shots.0.key` and `email`. */
  get fields(): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const error of this.problem.errors) {
      const name = error.pointer.replace(/^\//, '').replaceAll('/', '.');
      fields[name] ??= sentence(error.detail);
    }
    return fields;
  }
}

/** Reads a refusal, whoever wrote it: a proxy on the way may answer with anything. */
export async function failureOf(answer: Response): Promise<Failure> {
  let said: unknown = null;
  try {
    said = JSON.parse(await answer.text());
  } catch {
    // not ours; the status has to do
  }
  const wait = secondsOf(answer.headers.get('Retry-After'));
  return new Failure(problemOf(said, answer.status), wait);
}

/** Whatever was thrown, as something that can be shown. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (thrown instanceof TypeError) return unreachable();
  return new Failure(plain(0, 'console_failed', 'Something went wrong', thrown instanceof Error ? thrown.message : String(thrown)));
}

export function unreachable(): Failure {
  return new Failure({
    ...plain(0, 'unreachable', 'No answer', 'Marquee could not be reached.'),
    remedy: 'Check your connection and try again.',
  });
}

/** Whether a thrown thing only says that nobody waits any more. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError';
}

function problemOf(said: unknown, status: number): Problem {
  const plainly = plain(status, 'status_' + status, 'Request failed', `The answer was ${status}.`);
  if (said === null || typeof said !== 'object') return plainly;
  const given = said as Partial<Problem>;
  return {
    title: given.title ?? plainly.title,
    status: given.status ?? status,
    detail: given.detail ?? plainly.detail,
    code: given.code ?? plainly.code,
    errors: Array.isArray(given.errors) ? given.errors : [],
    trace_id: given.trace_id ?? null,
    remedy: given.remedy ?? null,
  };
}

function plain(status: number, code: string, title: string, detail: string): Problem {
  return { title, status, detail, code, errors: [], trace_id: null, remedy: null };
}

function secondsOf(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

function sentence(words: string): string {
  const begun = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(begun) ? begun : begun + '.';
}
