package io.marquee.gateway.door;

import io.marquee.gateway.directory.Directory;
import io.marquee.gateway.route.Rule;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Under which name the gateway was called. Under a customer's domain no path leads into another
 * workspace; what names none (log-in, one's own lists) is as everywhere. A name that is neither
 * ours nor a customer's shows nothing at all.
 */
final class Hosts {

  private final Set<String> own;
  private final Directory directory;

  /**
   * Knows our own names.
   *
   * @param own without them every name that is no customer's is ours
   */
  Hosts(Set<String> own, Directory directory) {
    this.own = own.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    this.directory = directory;
  }

  /** Goes on only if the name that was called may show what the request wants. */
  void check(ServerHttpRequest request, Rule rule) {
    String host = nameOf(request);
    if (own.contains(host)) return;
    UUID workspace = directory.workspaceAt(host);
    if (workspace != null) {
      checkWithin(workspace, request, rule);
    } else if (!own.isEmpty()) {
      if (directory.trust(false) == Directory.Trust.STARTING) throw Refusal.notReady();
      throw Refusal.unknownHost();
    }
  }

  /** Whose domain was called, null for our own names. */
  @Nullable UUID workspaceAt(ServerHttpRequest request) {
    String host = nameOf(request);
    if (own.contains(host)) return null;
    if (directory.trust(false) == Directory.Trust.STARTING) throw Refusal.notReady();
    return directory.workspaceAt(host);
  }

  private static void checkWithin(UUID workspace, ServerHttpRequest request, Rule rule) {
    String wanted = rule.workspaceIn(request.getURI().getRawPath());
    if (wanted == null) return;
    // A feed's address ends with .xml.
    String id = wanted.endsWith(".xml") ? wanted.substring(0, wanted.length() - 4) : wanted;
    if (!id.equalsIgnoreCase(workspace.toString())) throw Refusal.noSuchWorkspace(id);
  }

  private static String nameOf(ServerHttpRequest request) {
    InetSocketAddress called = called(request);
    String name = called == null ? "" : called.getHostString().toLowerCase(Locale.ROOT);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static @Nullable InetSocketAddress called(ServerHttpRequest request) {
    try {
      return request.getHeaders().getHost();
    } catch (IllegalArgumentException noSuchPort) {
      throw Refusal.headerRefused("The Host header names a port that cannot be.");
    }
  }
}
