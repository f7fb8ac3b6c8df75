package io.marquee.workspace.statistics;

/** What is counted. Counts are whole numbers; storage is in bytes, spending in US dollars. */
public enum Measure {
  PROJECTS,
  FILMS,
  FILMS_GENERATED,
  GENERATIONS_FAILED,
  CHARACTERS,
  ASSETS,
  PUBLICATIONS,
  STORAGE_BYTES,
  SPENT_USD
}
