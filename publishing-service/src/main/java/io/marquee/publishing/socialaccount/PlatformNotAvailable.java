package io.marquee.publishing.socialaccount;

import io.marquee.web.FieldError;
import io.marquee.web.MarqueeProblem;
import java.util.List;

/** 422: there is no way yet to connect an account of this platform. */
public class PlatformNotAvailable extends MarqueeProblem {

  /**
   * Names the platform.
   *
   * @param platform as the client wrote it
   */
  public PlatformNotAvailable(String platform) {
    super(
        422,
        "platform_not_available",
        "Platform not available",
        "Accounts of the platform " + platform + " cannot be connected yet.",
        "Publish to the workspace's built-in feed; GET social-accounts shows its account.",
        List.of(
            new FieldError(
                "/platform",
                "platform_not_available",
                "Platform must be one that can be connected.")));
  }
}
