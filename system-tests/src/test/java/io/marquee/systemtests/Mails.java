package io.marquee.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The mails as they lie in the sink, and what people do with them. */
final class Mails {

  private Mails() {}

  /** The link to a page in the newest such mail, once there are so many. */
  static String link(Suite suite, String email, String page, int many) {
    return await(page + " in a mail to " + email)
        .atMost(Studio.PATIENCE)
        .until(() -> links(suite, email, page), found -> found.size() >= many)
        .getFirst();
  }

  /** Newest first. */
  private static List<String> links(Suite suite, String email, String page) {
    Client sink = Client.of(suite.mails());
    String to = URLEncoder.encode(email, StandardCharsets.UTF_8);
    var links = new ArrayList<String>();
    for (String id : Json.each(sink.get("/mails?to=" + to).is(200).json(), "id")) {
      var link =
          Pattern.compile("http\\S+/(?:account/)?" + page + "\\S*")
              .matcher(sink.get("/mails/" + id + ".txt").is(200).body());
      if (link.find()) links.add(link.group());
    }
    return links;
  }

  /** Opens a mail's page and presses its button, with more fields filled in. */
  static Answer press(Suite suite, String link, Map<String, String> fields) {
    Answer page = Client.of(suite.gateway()).get(link).is(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("<script");
    var action = Pattern.compile("<form method=\"post\" action=\"([^\"]+)\"").matcher(page.body());
    assertThat(action.find()).as(page.body()).isTrue();
    var filled = new HashMap<>(fields);
    String token = link.substring(link.indexOf("token=") + "token=".length());
    filled.put("token", URLDecoder.decode(token, StandardCharsets.UTF_8));
    return Client.of(suite.gateway()).submit(action.group(1), filled);
  }
}
