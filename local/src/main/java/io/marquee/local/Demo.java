package io.marquee.local;

import io.marquee.local.demo.Journey;
import io.marquee.local.demo.Report;
import io.marquee.local.demo.Unexpected;
import io.marquee.local.demo.WebhookReceiver;
import io.marquee.local.home.Refusal;
import io.marquee.local.status.SuiteStatus;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Starts what is down, then goes a client's whole way. */
record Demo(Suite suite) {
  void run(Arguments arguments) throws Exception {
    boolean elsewhere = arguments.has("url");
    if (!elsewhere) new Up(suite).inBackground();
    String gateway = arguments.option("url").orElse(local("gateway"));
    @Nullable String mails = arguments.option("mail-url").orElse(elsewhere ? null : local("mail"));
    Path example = suite.home().repository().resolve("examples/launch");
    System.out.println();
    Report report;
    try {
      var journey = new Journey(gateway, mails, example, suite.home().at("work"));
      report = journey.run(arguments.option("callback-host").orElse(WebhookReceiver.THIS_MACHINE));
    } catch (Unexpected e) {
      throw new Refusal(
          "The demo stopped: " + e.getMessage() + ".",
          "The suite still runs: ./run status, ./run logs film");
    }
    @Nullable SuiteStatus status = elsewhere ? null : new Status(suite).measure();
    report.print(status);
    if (arguments.has("json")) report.write(Path.of(arguments.options().get("json")), status);
    System.out.println(
        "The console: " + gateway + " · log in as the user above, and watch the film");
    if (!elsewhere) System.out.println("Marquee runs on at " + gateway + " · ./run stop ends it");
  }

  private String local(String port) {
    return "http://localhost:" + suite.ports().get(port);
  }
}
