import { useState, type ReactNode } from 'react';
import type { Failure } from '../api/problem.ts';

/** Something is on its way. */
export function Loading({ what }: { what: string }) {
  return (
    <div className="loading" role="status">
      <span className="bulbs" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span>Loading {what} …</span>
    </div>
  );
}

/** A problem as the API told it, with what can be done and what to quote to support. */
export function Trouble({ failure, again }: { failure: Failure; again?: (() => void) | undefined }) {
  const { problem } = failure;
  const unsaid = problem.errors.filter((error) => !problem.detail.includes(error.detail));
  return (
    <div className="trouble" role="alert">
      <p className="trouble-title">{problem.title}</p>
      <p>{problem.detail}</p>
      {unsaid.length > 0 && (
        <ul>
          {unsaid.map((error) => (
            <li key={error.pointer + error.code}>
              <code>{error.pointer}</code> {error.detail}
            </li>
          ))}
        </ul>
      )}
      {problem.remedy !== null && <p>{problem.remedy}</p>}
      {failure.retryAfterSeconds !== null && failure.retryAfterSeconds > 0 && (
        <p>Try again in {waitOf(failure.retryAfterSeconds)}.</p>
      )}
      <div className="trouble-foot">
        {again && (
          <button type="button" className="button" onClick={again}>
            Try again
          </button>
        )}
        {problem.trace_id !== null && <Trace id={problem.trace_id} />}
      </div>
    </div>
  );
}

export function waitOf(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

function Trace({ id }: { id: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard?.writeText(id).then(() => setCopied(true));
  return (
    <span className="trace">
      Trace <code>{id}</code>
      <button type="button" className="link" onClick={copy} aria-label="Copy the trace id">
        {copied ? 'Copied' : 'Copy'}
      </button>
    </span>
  );
}

/** Nothing is there yet, and how to begin; alone where it is all of the page. */
export function Empty({ title, alone = false, children }: { title: string; alone?: boolean; children?: ReactNode }) {
  const Heading = alone ? 'h1' : 'h2';
  return (
    <div className="empty">
      <span className="bulbs still" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}
