package io.marquee.identity.access.web;

import io.marquee.identity.access.Permission;
import io.marquee.web.Caller;
import io.marquee.web.Page;
import java.util.Arrays;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The permissions that roles and API keys are made of. */
@RestController
class PermissionController {

  /** {@code in_use} is false for what belongs to a part that is not there yet. */
  record PermissionItem(String name, String resource, String description, boolean inUse) {}

  @GetMapping("/api/v1/permissions")
  Page<PermissionItem> list(Caller caller) {
    return Page.whole(
        Arrays.stream(Permission.values())
            .map(
                each ->
                    new PermissionItem(
                        each.code(), each.resource(), each.description(), each.isAskedFor()))
            .toList());
  }
}
