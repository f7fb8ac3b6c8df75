package io.marquee.identity.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a program calls itself, in words that its user knows. Browsers' own descriptions name each
 * other, so the order matters; what is none of these is quoted up to its first version.
 */
final class DeviceName {

  private static final Map<String, String> PROGRAMS = new LinkedHashMap<>();
  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    PROGRAMS.put("Edg", "Edge");
    PROGRAMS.put("OPR/", "Opera");
    PROGRAMS.put("Firefox", "Firefox");
    PROGRAMS.put("FxiOS", "Firefox");
    PROGRAMS.put("CriOS", "Chrome");
    PROGRAMS.put("Chrome", "Chrome");
    PROGRAMS.put("Safari", "Safari");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS X", "macOS");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private static final int LONGEST = 60;

  private DeviceName() {}

  static String of(@Nullable String userAgent) {
    if (userAgent == null || userAgent.isBlank()) return "an unknown program";
    String program = first(PROGRAMS, userAgent);
    String system = first(SYSTEMS, userAgent);
    if (program == null) program = plain(userAgent);
    return system == null ? program : program + " on " + system;
  }

  private static @Nullable String first(Map<String, String> names, String userAgent) {
    for (var name : names.entrySet()) {
      if (userAgent.contains(name.getKey())) return name.getValue();
    }
    return null;
  }

  private static String plain(String userAgent) {
    String name = userAgent.split("[/(;]", 2)[0].replaceAll("[^\\p{L}\\p{N} ._-]", "").strip();
    if (name.isEmpty()) return "an unknown program";
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
  }
}
