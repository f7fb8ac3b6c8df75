import { Failure, asFailure, isAbort } from './problem.ts';

/** One server-sent event. */
export interface ServerEvent {
  id: string;
  name: string;
  data: string;
}

/** Reads server-sent events (WHATWG HTML 9.2) out of text that comes in pieces. */
export class EventParser {
  #rest = '';
  #data: string[] = [];
  #name = '';
  #id = '';
  /** That of the last event which came whole: sent as Last-Event-ID when one comes again. */
  lastId = '';

  push(piece: string): ServerEvent[] {
    const events: ServerEvent[] = [];
    this.#rest += piece;
    for (;;) {
      const end = /\r\n|\n|\r(?!$)/.exec(this.#rest); // a \r at the very end may be half a \r\n
      if (end === null) return events;
      const line = this.#rest.slice(0, end.index);
      this.#rest = this.#rest.slice(end.index + end[0].length);
      const event = this.#line(line);
      if (event !== null) events.push(event);
    }
  }

  /** A new connection begins: what was left of the old one is void. */
  restart(): void {
    this.#rest = '';
    this.#data = [];
    this.#name = '';
    this.#id = this.lastId;
  }

  #line(line: string): ServerEvent | null {
    if (line === '') return this.#dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) return null; // a comment
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') this.#data.push(value);
    else if (field === 'event') this.#name = value;
    else if (field === 'id' && !value.includes('\0')) this.#id = value;
    return null;
  }

  #dispatch(): ServerEvent | null {
    this.lastId = this.#id;
    const event =
      this.#data.length === 0
        ? null
        : { id: this.lastId, name: this.#name || 'message', data: this.#data.join('\n') };
    this.#data = [];
    this.#name = '';
    return event;
  }
}

export interface Following {
  /** Opens the stream after the event with this id, '' for the beginning. */
  open: (lastId: string) => Promise<Response>;
  /** Whether nothing comes after this event. */
  isLast: (event: ServerEvent) => boolean;
  pause: (millis: number) => Promise<void>;
  /** Told when the connection is lost, and when it is back. */
  onConnection?: (connected: boolean) => void;
}

const SHORTEST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;

/** The events of a stream up to its last one, over as many connections as that takes. */
export async function* follow(following: Following): AsyncGenerator<ServerEvent> {
  const parser = new EventParser();
  let pause = SHORTEST_PAUSE;
  for (;;) {
    try {
      const answer = await following.open(parser.lastId);
      if (answer.status === 204 || answer.body === null) return; // we had heard the last one
      following.onConnection?.(true);
      parser.restart();
      for await (const piece of pieces(answer.body)) {
        for (const event of parser.push(piece)) {
          pause = SHORTEST_PAUSE;
          yield event;
          if (following.isLast(event)) return;
        }
      }
    } catch (thrown) {
      if (isAbort(thrown) || isFinal(thrown)) throw thrown;
    }
    following.onConnection?.(false);
    await following.pause(pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}

/** Asking again would be answered in the same way. */
function isFinal(thrown: unknown): boolean {
  if (!(thrown instanceof Failure)) return false;
  const { status } = asFailure(thrown);
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

async function* pieces(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield decoder.decode(value, { stream: true });
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
