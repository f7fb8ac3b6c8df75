package io.marquee.local.sink;

import io.marquee.local.home.Home;
import io.marquee.local.home.Ports;
import io.marquee.local.home.Secrets;
import io.marquee.local.process.Http;
import io.marquee.local.process.JavaCommand;
import io.marquee.local.process.Launch;
import io.marquee.local.supervisor.Part;
import java.util.List;
import java.util.Set;

/** The S3 server and the mail sink: one process, since each alone would cost as much as both. */
public final class Sinks implements Part {
  public static final String ACCESS_KEY = "s3-access-key";
  public static final String SECRET_KEY = "s3-secret-key";
  private static final int HEAP_MEGABYTES = 96;
  private final Home home;
  private final int s3;
  private final int smtp;
  private final int mail;

  public Sinks(Home home, Ports ports) {
    this.home = home;
    this.s3 = ports.get("s3");
    this.smtp = ports.get("smtp");
    this.mail = ports.get("mail");
  }

  public static String accessKey(Secrets secrets) {
    return secrets.password(ACCESS_KEY);
  }

  public static String secretKey(Secrets secrets) {
    return secrets.password(SECRET_KEY);
  }

  @Override
  public String name() {
    return "s3-mail";
  }

  @Override
  public List<Integer> ports() {
    return List.of(s3, smtp, mail);
  }

  @Override
  public Set<String> needs() {
    return Set.of();
  }

  @Override
  public void prepare() {
    accessKey(home.secrets());
    secretKey(home.secrets());
  }

  @Override
  public Launch launch() {
    var java = JavaCommand.ofLauncher(home, name(), HEAP_MEGABYTES);
    var main = SinkMain.class.getName();
    return new Launch(
        java.run(main, home.folder().toString(), "" + s3, "" + smtp, "" + mail),
        JavaCommand.ENVIRONMENT,
        java.mark());
  }

  /** The page of mails is the last to open. */
  @Override
  public boolean answers() {
    return Http.answers(mail, "/mails?to=nobody") && Http.answers(s3, "/healthz");
  }
}
