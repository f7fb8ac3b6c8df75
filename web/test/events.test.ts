import { describe, expect, test } from 'vitest';
import { EventParser, follow, type ServerEvent } from '../src/api/events.ts';
import { failureOf } from '../src/api/problem.ts';
import { problem } from './fixtures.ts';

describe('server-sent events', () => {
  const whole = ':hello\r\nid: 1\r\nevent:progress\r\ndata: {"a":\r\ndata: 1}\r\n\r\nid:2\ndata:x\n\n: still here\n\n';
  const events: ServerEvent[] = [
    { id: '1', name: 'progress', data: '{"a":\n1}' },
    { id: '2', name: 'message', data: 'x' },
  ];

  test('are read in one piece', () => {
    expect(new EventParser().push(whole)).toEqual(events);
  });

  test('are read wherever they are cut', () => {
    for (let cut = 0; cut <= whole.length; cut++) {
      const parser = new EventParser();
      const read = [...parser.push(whole.slice(0, cut)), ...parser.push(whole.slice(cut))];
      expect(read, `cut at ${cut}`).toEqual(events);
    }
  });

  test('are read letter by letter', () => {
    const parser = new EventParser();
    expect([...whole].flatMap((letter) => parser.push(letter))).toEqual(events);
  });

  test('have no name left over from one that was broken off', () => {
    const parser = new EventParser();
    parser.push('event: end\ndata: half');
    parser.restart();
    expect(parser.push('data: y\n\n')).toEqual([{ id: '', name: 'message', data: 'y' }]);
  });
});

describe('a stream', () => {
  test('is taken up after the last event that was heard', async () => {
    const asked: string[] = [];
    const pauses: number[] = [];
    const connections: boolean[] = [];
    const events = follow({
      open: async (lastId) => {
        asked.push(lastId);
        return new Response(
          asked.length === 1 ? 'id: a\nevent: progress\ndata: 1\n\nid: b\ndata: lost' : 'id: c\nevent: end\ndata: 2\n\n',
        );
      },
      isLast: (event) => event.name === 'end',
      pause: async (millis) => void pauses.push(millis),
      onConnection: (connected) => connections.push(connected),
    });
    expect((await all(events)).map((event) => event.data)).toEqual(['1', '2']);
    expect(asked).toEqual(['', 'a']); // b did not come whole
    expect(pauses).toEqual([500]);
    expect(connections).toEqual([true, false, true]);
  });

  test('waits longer each time that it cannot be had, up to ten seconds', async () => {
    const pauses: number[] = [];
    let tries = 0;
    const events = follow({
      open: async () => {
        if (++tries < 8) throw await failureOf(problem(503, 'service_unavailable'));
        return new Response('event: end\ndata: x\n\n');
      },
      isLast: (event) => event.name === 'end',
      pause: async (millis) => void pauses.push(millis),
    });
    await all(events);
    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 10000, 10000]);
  });

  test('ends when there is nothing more to hear', async () => {
    const events = follow({
      open: async () => new Response(null, { status: 204 }),
      isLast: () => false,
      pause: async () => undefined,
    });
    expect(await all(events)).toEqual([]);
  });

  test.each([403, 404])('is given up where it is refused: %i', async (status) => {
    const events = follow({
      open: async () => {
        throw await failureOf(problem(status, 'refused'));
      },
      isLast: () => false,
      pause: async () => {
        throw new Error('it should not come again');
      },
    });
    await expect(all(events)).rejects.toMatchObject({ status });
  });
});

async function all(events: AsyncIterable<ServerEvent>): Promise<ServerEvent[]> {
  const heard = [];
  for await (const event of events) heard.push(event);
  return heard;
}
