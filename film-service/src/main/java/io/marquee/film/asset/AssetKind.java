package io.marquee.film.asset;

/** What an asset is good for. */
public enum AssetKind {
  IMAGE,
  VIDEO,
  AUDIO,
  DOCUMENT;

  static AssetKind of(String contentType) {
    // Vector pictures can carry scripts and are not what the renderer takes.
    if (contentType.startsWith("image/") && !contentType.contains("svg")) return IMAGE;
    if (contentType.startsWith("video/")) return VIDEO;
    if (contentType.startsWith("audio/")) return AUDIO;
    return DOCUMENT;
  }
}
