import type { Access } from './client.ts';
import { Failure } from './problem.ts';

/** In the name of a key that somebody was given in a link; it is not renewed. */
export class KeyAccess implements Access {
  constructor(
    private readonly key: string,
    private readonly onOver: () => void,
  ) {}

  token(): Promise<string> {
    return Promise.resolve(this.key);
  }

  instead(): Promise<string> {
    this.end();
    return Promise.reject(
      new Failure({
        title: 'This link is over',
        status: 401,
        detail: 'The key in it is not good any more.',
        code: 'key_over',
        errors: [],
        trace_id: null,
        remedy: 'Ask whoever sent it to you for another one.',
      }),
    );
  }

  end(): void {
    this.onOver();
  }
}

/** What keeps something as long as the tab is open. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = /^mq_(live|test)_[\w-]{8,200}$/;
const name = (workspace: string) => `marquee-webhooks-${workspace}`;

/** The key of this tab for a workspace's webhooks: that of the link, or the one that was kept. */
export function takeKey(hash: string, workspace: string, shelf: Shelf): string | null {
  const given = new URLSearchParams(hash.replace(/^#/, '')).get('key');
  if (given !== null && KEY.test(given)) {
    shelf.setItem(name(workspace), given);
    return given;
  }
  return shelf.getItem(name(workspace));
}

export function dropKey(workspace: string, shelf: Shelf): void {
  shelf.removeItem(name(workspace));
}
