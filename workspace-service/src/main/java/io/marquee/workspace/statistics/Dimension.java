package io.marquee.workspace.statistics;

/** By what sums are told apart within a workspace. */
public enum Dimension {
  PROJECT,
  PROVIDER
}
