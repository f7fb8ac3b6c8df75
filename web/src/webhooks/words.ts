import type { Attempt, Delivery, Webhook } from '../api/model.ts';
import { ago, number, words } from '../app/words.ts';

export const DELIVERY: Record<Delivery['status'], string> = {
  pending: 'On its way',
  succeeded: 'Delivered',
  failed: 'Given up',
};

export const TONE: Record<Delivery['status'], string> = { pending: 'busy', succeeded: 'good', failed: 'bad' };

/** How an endpoint fares, in a word and a colour. */
export function stateOf({ status, failing_since }: Webhook): { name: string; tone: string } {
  if (status === 'disabled') return { name: 'Switched off', tone: 'bad' };
  return failing_since === null ? { name: 'On', tone: 'good' } : { name: 'Failing', tone: 'busy' };
}

/** What came of a try. */
export function tried({ outcome, status_code, duration_ms }: Attempt): string {
  const took = duration_ms === null ? '' : ` after ${number(duration_ms)} ms`;
  if (status_code !== null) return `Answered ${status_code}${took}`;
  if (outcome === 'started') return 'Under way';
  return `${words(outcome)}${took}`;
}

export function when(delivery: Delivery): string {
  const tries = delivery.attempts.length;
  const said = [ago(delivery.created_at), tries === 1 ? '1 try' : `${tries} tries`];
  if (delivery.status === 'pending' && delivery.next_attempt_at !== null && tries > 0)
    said.push(`next ${ago(delivery.next_attempt_at)}`);
  return said.join(' · ');
}

/** A payload, as people read it. */
export function pretty(payload: unknown): string {
  return JSON.stringify(payload, null, 2);
}
