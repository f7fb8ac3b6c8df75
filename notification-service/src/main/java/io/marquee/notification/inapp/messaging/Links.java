package io.marquee.notification.inapp.messaging;

import io.marquee.tenancy.CurrentWorkspace;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The pages of the bound workspace that notices lead to. */
@Component
class Links {

  private final String publicUrl;

  Links(@Value("${marquee.public-url}") String publicUrl) {
    this.publicUrl = publicUrl;
  }

  String film(UUID film) {
    return inside("films/" + film);
  }

  String approval(UUID approval) {
    return inside("approvals/" + approval);
  }

  /** What clients see of a post. */
  String portal(UUID post) {
    return "%s/portal/w/%s/posts/%s".formatted(publicUrl, CurrentWorkspace.id(), post);
  }

  private String inside(String page) {
    return "%s/w/%s/%s".formatted(publicUrl, CurrentWorkspace.id(), page);
  }
}
