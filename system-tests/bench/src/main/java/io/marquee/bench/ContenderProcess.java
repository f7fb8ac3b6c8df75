package io.marquee.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A contender's process as the harness sees it. */
final class ContenderProcess implements AutoCloseable {
  private final Process process;
  private final Path log;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  ContenderProcess(Contender contender, Setup setup, Path log) throws IOException {
    this(contender.word, Jvm.path(contender::sees), Jvm.CONTENDER, setup, log);
  }

  ContenderProcess(String word, String path, List<String> flags, Setup setup, Path log)
      throws IOException {
    var words = new ArrayList<String>();
    words.add(word);
    words.addAll(setup.words());
    this.log = log;
    process = Jvm.talking(path, flags, log, ContenderMain.class, words);
    Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) answers.add(line);
    } catch (IOException closed) {
      // The end, as below.
    }
    answers.add("the end");
  }

  void start() {
    order("start", Duration.ofMinutes(2));
  }

  /** Until it has seen a row, where nobody else can tell. */
  void awaitFirst(Duration limit) {
    order("first", limit);
  }

  /** Until it has seen all rows, where nobody else can tell. */
  void awaitRows(Duration limit) {
    order("rows", limit);
  }

  void collect() {
    order("collect", Duration.ofMinutes(1));
  }

  void stop() {
    order("stop", Duration.ofMinutes(2));
  }

  private void order(String order, Duration limit) {
    try {
      process.outputWriter().write(order + "\n");
      process.outputWriter().flush();
      String answer = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!(ContenderMain.ANSWER + order).equals(answer)) {
        throw new BenchFailed("\"%s\" was not done (%s), see %s".formatted(order, answer, log));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("\"%s\" was not heard, see %s".formatted(order, log), failed);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new BenchFailed("interrupted");
    }
  }

  void check() {
    if (!process.isAlive()) throw new BenchFailed("it ended by itself, see " + log);
  }

  double cpu() {
    return Cpu.of(process.pid());
  }

  long memory() throws IOException {
    return Cpu.memory(process.pid());
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
