import { describe, expect, test } from 'vitest';
import type { HistoryEntry, Webhook } from '../src/api/model.ts';
import { flowOf, moved, newStep, stepsOf } from '../src/approvals/flow.ts';
import { inOrder, pinAt, shareOf } from '../src/approvals/pins.ts';
import { asLocal, deed, fromLocal, isOverdue } from '../src/approvals/words.ts';
import { shapeOf } from '../src/portal/words.ts';
import { stateOf, tried } from '../src/webhooks/words.ts';

describe('remarks', () => {
  const remark = (id: string, at_seconds: number | null, created_at: string) => ({ id, at_seconds, created_at });

  test('stand in the order of the film, then in that of the clock', () => {
    const said = [
      remark('late', null, '2026-01-03'),
      remark('second', 9.5, '2026-01-01'),
      remark('first', 2, '2026-01-04'),
      remark('again', 2, '2026-01-05'),
      remark('early', null, '2026-01-02'),
    ];
    expect(inOrder(said).map((each) => each.id)).toEqual(['first', 'again', 'second', 'early', 'late']);
    expect(said[0]!.id).toBe('late'); // what was given stays
  });

  test('lie on the film, even if it became shorter', () => {
    expect(shareOf(5, 20)).toBe(25);
    expect(shareOf(30, 20)).toBe(100);
    expect(shareOf(3, 0)).toBe(0);
  });

  test('are pinned to a tenth of a second, and never after the end', () => {
    expect(pinAt(12.3456, 20)).toBe(12.3);
    expect(pinAt(20.04, 20.04)).toBe(20);
    expect(pinAt(-1, 20)).toBe(0);
  });
});

describe('stages', () => {
  const flow = {
    required: true,
    stages: [
      { id: 'a', name: 'Draft Review', audience: 'internal' as const, due_in_hours: 24 },
      { id: 'b', name: 'Final Approval', audience: 'client' as const, due_in_hours: null },
    ],
  };

  test('are sent as they were read, with their ids', () => {
    expect(flowOf(true, stepsOf(flow))).toEqual(flow);
  });

  test('that are new have no id yet', () => {
    const steps = [{ ...newStep(), name: ' Legal ', due: '8' }];
    expect(flowOf(false, steps).stages).toEqual([{ name: 'Legal', audience: 'internal', due_in_hours: 8 }]);
  });

  test('are moved within their row', () => {
    const steps = stepsOf(flow);
    expect(moved(steps, 0, 1).map((step) => step.id)).toEqual(['b', 'a']);
    expect(moved(steps, 0, -1)).toBe(steps);
    expect(moved(steps, 1, 1)).toBe(steps);
  });
});

describe('history', () => {
  const entry = (action: HistoryEntry['action'], more: Partial<HistoryEntry> = {}): HistoryEntry => ({
    at: '2026-01-01T00:00:00Z',
    by: 'u',
    action,
    stage: 'Draft Review',
    comment: null,
    reason: null,
    on_behalf_of_client: false,
    ...more,
  });

  test('says who decided for whom, and why something became void', () => {
    expect(deed(entry('approved', { on_behalf_of_client: true }), 'Ada')).toBe('Ada approved on the client’s behalf');
    expect(deed(entry('voided', { reason: 'edited' }), 'Ada')).toBe(
      'The approval became void because the post was edited',
    );
    expect(deed(entry('reminded', { by: null }), 'Marquee')).toBe('A reminder was sent');
  });
});

test('what is due before now is overdue', () => {
  const now = Date.parse('2026-01-02T00:00:00Z');
  expect(isOverdue('2026-01-01T00:00:00Z', now)).toBe(true);
  expect(isOverdue('2026-01-03T00:00:00Z', now)).toBe(false);
  expect(isOverdue(null, now)).toBe(false);
});

test('a time stays the same through its field', () => {
  const instant = '2026-06-01T10:30:00.000Z';
  expect(fromLocal(asLocal(instant))).toBe(instant);
  expect(fromLocal(asLocal(null))).toBeNull();
});

test.each([
  ['9:16', '9 / 16'],
  ['1:1', '1 / 1'],
  ['wide', '16 / 9'],
  ['1:1;x', '16 / 9'],
])('a film has the shape %s', (aspect, shape) => {
  expect(shapeOf(aspect)).toEqual({ aspectRatio: shape });
});

test('an endpoint is on, failing or off', () => {
  const webhook = { status: 'enabled', failing_since: null } as Webhook;
  expect(stateOf(webhook).name).toBe('On');
  expect(stateOf({ ...webhook, failing_since: '2026-01-01T00:00:00Z' }).name).toBe('Failing');
  expect(stateOf({ ...webhook, status: 'disabled' }).name).toBe('Switched off');
});

test('a try says what came of it', () => {
  const attempt = { started_at: '', duration_ms: 12, status_code: 500, outcome: 'answered', answer: 'no' };
  expect(tried(attempt)).toBe('Answered 500 after 12 ms');
  expect(tried({ ...attempt, status_code: null, outcome: 'unanswered' })).toBe('Unanswered after 12 ms');
  expect(tried({ ...attempt, status_code: null, outcome: 'started', duration_ms: null })).toBe('Under way');
});
