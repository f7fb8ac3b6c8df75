package io.marquee.local.sink;

import io.marquee.local.home.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process of the S3 server and the mail sink. */
final class SinkMain {
  private SinkMain() {}

  private static final int WITH_ADDRESS = 5;

  /**
   * @param arguments the home folder, the ports of S3, SMTP and the page of mails, and the address
   *     to listen on if others than this machine shall reach it
   */
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    int s3 = Integer.parseInt(arguments[1]);
    int smtp = Integer.parseInt(arguments[2]);
    int page = Integer.parseInt(arguments[3]);
    String address = arguments.length < WITH_ADDRESS ? "localhost" : arguments[4];
    var secrets = new Secrets(home.resolve("secrets"));
    ObjectStore.start(
        address, s3, home.resolve("s3"), Sinks.accessKey(secrets), Sinks.secretKey(secrets));
    var mails = new Mailbox(Files.createDirectories(home.resolve("mail")));
    SmtpSink.start(address, smtp, mails);
    MailPage.start(address, page, mails);
    System.out.printf("S3 on %d, SMTP on %d, mails at http://localhost:%d%n", s3, smtp, page);
  }
}
