package io.marquee.identity.page;

import io.marquee.identity.secret.RandomToken;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/**
 * A page with a heading and some paragraphs, forms and fields. Whatever is added is text, never
 * HTML. Its policy lets a browser do nothing but show it and send its form to us, and run the one
 * script that reads the page's address.
 */
public final class HtmlPage {

  private static final String STYLE =
      """
      body{margin:0;background:#f4f1ea;color:#1b2a41;font:17px/1.5 system-ui,sans-serif}
      main{max-width:30rem;margin:3rem auto;padding:2rem;background:#fff;border-radius:12px}
      .brand{margin:0;letter-spacing:.2em;font-size:.8rem;color:#a8432a}
      h1{font-size:1.5rem;line-height:1.25}label{display:block;margin:1rem 0 .25rem}
      input{width:100%;box-sizing:border-box;padding:.6rem;font:inherit;border:1px solid #5b6472;border-radius:6px}
      button{margin-top:1.5rem;padding:.7rem 1.2rem;font:inherit;color:#fff;background:#1b2a41;border:0;border-radius:8px}
      .wrong{color:#9b1c1c}
      """;

  /** What stands behind # is sent to no server; the page itself puts it into its form. */
  private static final String SCRIPT =
      """
      const said=decodeURIComponent(location.hash.slice(1));
      if(said){document.getElementById('token').value=said;history.replaceState(null,'',location.pathname)}
      """;

  private static final String POLICY =
      "default-src 'none'; style-src '%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
          .formatted(source(STYLE));

  private final String title;
  private final StringBuilder body = new StringBuilder();
  private int status = 200;
  private boolean readsItsAddress;

  private HtmlPage(String title) {
    this.title = title;
  }

  /**
   * A new page.
   *
   * @param title its heading
   * @return the page
   */
  public static HtmlPage titled(String title) {
    return new HtmlPage(title);
  }

  /**
   * A paragraph.
   *
   * @param text plain text
   * @return this page
   */
  public HtmlPage says(String text) {
    body.append("<p>").append(escaped(text)).append("</p>");
    return this;
  }

  /**
   * What was wrong with what was sent.
   *
   * @param problemStatus the answer's status
   * @param text plain text
   * @return this page
   */
  public HtmlPage refuses(int problemStatus, String text) {
    status = problemStatus;
    body.append("<p class=\"wrong\" role=\"alert\">").append(escaped(text)).append("</p>");
    return this;
  }

  /**
   * Begins a form, which is sent by POST.
   *
   * @param path where to
   * @return this page
   */
  public HtmlPage form(String path) {
    body.append("<form method=\"post\" action=\"").append(escaped(path)).append("\">");
    return this;
  }

  /**
   * A value that is sent along and not shown.
   *
   * @param name the field's
   * @param value what is sent
   * @return this page
   */
  public HtmlPage hidden(String name, String value) {
    body.append("<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, escaped(value)));
    return this;
  }

  /**
   * A field to fill in.
   *
   * @param name the field's
   * @param label what is asked for
   * @param type of HTML, such as {@code password}
   * @param autocomplete what a password manager may fill in, such as {@code new-password}
   * @return this page
   */
  public HtmlPage field(String name, String label, String type, String autocomplete) {
    body.append(
        "<label for=\"%1$s\">%2$s</label><input id=\"%1$s\" name=\"%1$s\" type=\"%3$s\" autocomplete=\"%4$s\" required>"
            .formatted(name, escaped(label), type, autocomplete));
    return this;
  }

  /**
   * A field named token for the secret behind # in the page's own address, which a script of ours
   * fills in; without scripts a person pastes it.
   *
   * @param label what is asked for
   * @return this page
   */
  public HtmlPage tokenOfTheAddress(String label) {
    readsItsAddress = true;
    return field("token", label, "text", "off");
  }

  /**
   * Ends a form with its button.
   *
   * @param label on the button
   * @return this page
   */
  public HtmlPage send(String label) {
    body.append("<button>").append(escaped(label)).append("</button></form>");
    return this;
  }

  /**
   * The answer that shows it.
   *
   * @return never to be stored by anybody
   */
  public ResponseEntity<String> answer() {
    return ResponseEntity.status(status)
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .cacheControl(CacheControl.noStore())
        .header("Content-Security-Policy", policy())
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .body(html());
  }

  private String policy() {
    return readsItsAddress ? POLICY + "; script-src '" + source(SCRIPT) + "'" : POLICY;
  }

  private static String source(String inline) {
    return "sha256-" + Base64.getEncoder().encodeToString(RandomToken.hash(inline));
  }

  private String html() {
    return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%1$s · Marquee</title><style>%2$s</style></head>
        <body><main><p class="brand">MARQUEE</p><h1>%1$s</h1>%3$s</main>%4$s</body></html>
        """
        .formatted(
            escaped(title), STYLE, body, readsItsAddress ? "<script>" + SCRIPT + "</script>" : "");
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}
