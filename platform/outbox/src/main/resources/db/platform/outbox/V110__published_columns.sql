-- The columns that become an event, and no other: xid serves the reconciler alone, and what is not streamed costs nothing.
alter publication marquee_outbox set table outbox (id, seq, type, topic, key, sequence, time, workspace_id, account_id, actor,
  correlation_id, causation_id, traceparent, payload);
