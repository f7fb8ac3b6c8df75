package io.marquee.local.supervisor;

/** Where a part is on its way up or down. */
public enum PartState {
  PREPARING,
  WAITING,
  STARTING,
  HEALTHY,
  RESTARTING,
  STOPPED
}
