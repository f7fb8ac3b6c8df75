package io.marquee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTests {

  private final ApplicationModules modules = ApplicationModules.of(IdentityApplication.class);

  @Test
  void capabilitiesUseOnlyWhatOthersOffer() {
    assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
        .containsExactlyInAnyOrder(
            "access",
            "apikey",
            "archive",
            "audit",
            "challenge",
            "closure",
            "credential",
            "explain",
            "external",
            "grant",
            "invitation",
            "magiclink",
            "mail",
            "membership",
            "mfa",
            "oauth",
            "page",
            "passkey",
            "password",
            "purge",
            "seat",
            "secret",
            "session",
            "standing",
            "template",
            "throttle",
            "token",
            "user",
            "verification");
    modules.verify();
  }
}
