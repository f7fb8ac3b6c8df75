import type { ApprovalStatus, Audience, HistoryEntry, Priority } from '../api/model.ts';

export const STATUS: Record<ApprovalStatus, string> = {
  pending: 'In review',
  approved: 'Approved',
  rejected: 'Changes asked for',
  voided: 'Void',
};

export const TONE: Record<ApprovalStatus, string> = {
  pending: 'busy',
  approved: 'good',
  rejected: 'bad',
  voided: '',
};

export const AUDIENCE: Record<Audience, string> = { internal: 'Team', client: 'Client' };

export const PRIORITY: Record<Priority, string> = { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' };

const ACTION: Record<HistoryEntry['action'], string> = {
  submitted: 'asked for approval',
  assigned: 'changed who decides, or by when',
  approved: 'approved',
  rejected: 'asked for changes',
  voided: 'the approval became void',
  reminded: 'a reminder was sent',
};

const VOIDED: Record<NonNullable<HistoryEntry['reason']>, string> = {
  edited: 'because the post was edited',
  film_changed: 'because the film was rendered anew',
  cancelled: 'because the post was cancelled',
};

/** One line of the history, as a sentence without its end. */
export function deed(entry: HistoryEntry, by: string): string {
  const action = ACTION[entry.action] ?? entry.action;
  switch (entry.action) {
    case 'voided':
      return entry.reason === null ? capital(action) : `${capital(action)} ${VOIDED[entry.reason]}`;
    case 'reminded':
      return capital(action);
    default:
      return `${by} ${action}${entry.on_behalf_of_client ? ' on the client’s behalf' : ''}`;
  }
}

export function isOverdue(due: string | null, now = Date.now()): boolean {
  return due !== null && new Date(due).getTime() < now;
}

/** An instant as a field of local date and time takes it, and back. */
export function asLocal(instant: string | null): string {
  if (instant === null) return '';
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function fromLocal(local: string): string | null {
  return local === '' ? null : new Date(local).toISOString();
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
