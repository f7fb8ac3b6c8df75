package io.marquee.local.service;

import io.marquee.local.home.Folders;
import io.marquee.local.home.Home;
import io.marquee.local.home.Ports;
import io.marquee.local.process.Http;
import io.marquee.local.process.JavaCommand;
import io.marquee.local.process.Launch;
import io.marquee.local.supervisor.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A service in a JVM of its own. */
public final class ServicePart implements Part {
  /** Each keeps a processor busy for seconds; more at a time would only compete. */
  private static final Semaphore REHEARSALS =
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
    if (!image.isExtracted()) image.extract();
    prepared = image;
  }

  @Override
  public void rehearse() throws Exception {
    AppImage image = prepared();
    if (image.cache().exists()) return;
    REHEARSALS.acquire();
    try {
      emptyScratch();
      long begun = System.nanoTime();
      boolean made =
          image.cache().make(home, name(), flags -> launch(image, flags), java(), this::isSeen);
      System.out.printf(
          made
              ? "  class cache of %s made in %.1f s%n"
              : "  %1$s starts without a class cache, which could not be made: ./run logs %1$s-training%n",
          name(),
          (System.nanoTime() - begun) / 1e9);
    } finally {
      REHEARSALS.release();
    }
  }

  /** Readiness may need other services, which are not there at a rehearsal. */
  private boolean isSeen() {
    return Http.answers(ports.managementOf(name()), "/actuator/health/liveness");
  }

  @Override
  public Launch launch() throws IOException {
    AppImage image = prepared();
    emptyScratch();
    return launch(image, image.cache().use(java()));
  }

  private Launch launch(AppImage image, JavaCommand flags) {
    List<String> command = image.command(flags.with("-Djava.io.tmpdir=" + scratch()));
    return new Launch(command, environment(), flags.mark());
  }

  /** What a killed process meant to delete, such as copies of fonts, does not outlive the next. */
  private void emptyScratch() throws IOException {
    Folders.delete(scratch());
    Files.createDirectories(scratch());
  }

  private Path scratch() {
    return home.at("work/tmp").resolve(name());
  }

  private AppImage prepared() throws IOException {
    return prepared == null ? image() : prepared;
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
    var java = JavaCommand.of(home, name(), service.heapMegabytes());
    String more = System.getenv("MARQUEE_JAVA_FLAGS");
    if (more == null) return java;
    return java.with(more.split(" "));
  }
}
