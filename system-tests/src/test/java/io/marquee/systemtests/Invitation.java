package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

/**
 * The newest link in somebody's mails. Its page reads what stands behind # itself; here that is
 * done by hand.
 */
record Invitation(Suite suite, String token) {

  static Invitation mailed(Suite suite, String email, int many) {
    String link = Mails.link(suite, email, "invitation", many);
    assertThat(link).startsWith(suite.gateway() + "/invitation#");
    String path = link.substring(0, link.indexOf('#'));
    Answer page = Client.of(suite.gateway()).get(path).is(200);
    assertThat(page.body()).contains("action=\"/invitation\"", "location.hash");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'sha256-")
        .doesNotContain("unsafe");
    return new Invitation(suite, link.substring(link.indexOf('#') + 1));
  }

  Answer look() {
    return press("", Map.of());
  }

  Answer press(String action, Map<String, String> fields) {
    var filled = new HashMap<>(fields);
    filled.put("token", token);
    return Client.of(suite.gateway()).submit("/invitation" + action, filled);
  }
}
