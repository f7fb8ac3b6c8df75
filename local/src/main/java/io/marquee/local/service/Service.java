package io.marquee.local.service;

import java.util.List;

/**
 * A service as the launcher sees it.
 *
 * @param name short name: also its port's, its log's and its database's
 * @param module its folder in the repository
 * @param heapMegabytes at most
 * @param hasDatabase whether it keeps anything
 */
public record Service(String name, String module, int heapMegabytes, boolean hasDatabase) {
  /** All of them, in the order of the walk through the house. */
  public static final List<Service> ALL =
      List.of(
          new Service("gateway", "gateway", 128, false),
          new Service("identity", "identity-service", 128, true),
          new Service("workspace", "workspace-service", 128, true),
          new Service("film", "film-service", 160, true),
          new Service("publishing", "publishing-service", 128, true),
          new Service("billing", "billing-service", 128, true),
          new Service("notification", "notification-service", 128, true));

  /** Those with a database. */
  public static List<String> databases() {
    return ALL.stream().filter(Service::hasDatabase).map(Service::name).toList();
  }
}
