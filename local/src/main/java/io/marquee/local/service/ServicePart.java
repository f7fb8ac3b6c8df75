package io.marquee.local.service;

import io.marquee.local.home.Home;
import io.marquee.local.home.Ports;
import io.marquee.local.process.Http;
import io.marquee.local.process.JavaCommand;
import io.marquee.local.process.Launch;
import io.marquee.local.process.LogFile;
import io.marquee.local.supervisor.Part;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A service in a JVM of its own. */
public final class ServicePart implements Part {
  /** Training keeps a processor busy for seconds; more at a time only compete. */
  private static final Semaphore TRAININGS =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

  private final Home home;
  private final Ports ports;
  private final Service service;

  /** What runs; kept, since the built jar may be gone when a service is started again. */
  private @Nullable AppImage prepared;

  public ServicePart(Home home, Ports ports, Service service) {
    this.home = home;
    this.ports = ports;
    this.service = service;
  }

  @Override
  public String name() {
    return service.name();
  }

  @Override
  public List<Integer> ports() {
    return List.of(ports.get(name()), ports.managementOf(name()));
  }

  @Override
  public Set<String> needs() {
    return Set.of("postgres", "kafka", "s3-mail");
  }

  @Override
  public void prepare() throws Exception {
    AppImage image = image();
    prepared = image;
    if (image.hasCache()) return;
    TRAININGS.acquire();
    try {
      if (!image.isExtracted()) {
        new LogFile(home.log(name() + "-training")).rotate();
        image.extract();
      }
      long begun = System.nanoTime();
      boolean made = image.train(Training.environment(environment()));
      System.out.printf(
          made
              ? "  class cache of %s made in %.1f s%n"
              : "  %1$s starts without its class cache, which could not be made: ./run logs %1$s-training%n",
          name(),
          (System.nanoTime() - begun) / 1e9);
    } finally {
      TRAININGS.release();
    }
  }

  @Override
  public Launch launch() throws IOException {
    AppImage image = prepared == null ? image() : prepared;
    return new Launch(image.command(), environment(), java().mark());
  }

  @Override
  public boolean answers() {
    return Http.answers(ports.managementOf(name()), "/actuator/health/readiness");
  }

  /** The word in the running command that changes with every build of the service. */
  public String build() throws IOException {
    return image().print();
  }

  private Map<String, String> environment() {
    Map<String, String> all = new HashMap<>(JavaCommand.ENVIRONMENT);
    all.putAll(new ServiceEnvironment(home, ports).of(service));
    return all;
  }

  private AppImage image() throws IOException {
    return AppImage.of(home, service, java());
  }

  private JavaCommand java() {
    var java = JavaCommand.of(home, name(), service.heap());
    String more = System.getenv("MARQUEE_JAVA_FLAGS");
    if (more == null) return java;
    return java.with(more.split(" "));
  }
}
