package io.marquee.local.sink;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.ServerSetup;

/** Takes any mail to anybody and puts it into the mailbox. */
final class SmtpSink {
  private static final long START_MILLIS = 10_000;

  private SmtpSink() {}

  static void start(String address, int port, Mailbox mails) throws InterruptedException {
    var managers = new Managers();
    managers.getUserManager().setAuthRequired(false);
    managers
        .getUserManager()
        .setMessageDeliveryHandler((message, to) -> new Recipient(to.getEmail(), mails));
    var setup = new ServerSetup(port, address, ServerSetup.PROTOCOL_SMTP);
    var server = new SmtpServer(setup, managers);
    server.startService();
    if (!server.waitTillRunning(START_MILLIS)) {
      throw new IllegalStateException("SMTP does not start on port " + port);
    }
  }
}
