package io.marquee.gateway.bench;

import java.util.ArrayList;
import java.util.List;

/** One way from the client to the responder, and what was measured on it. */
final class Contender {

  final String name;
  final int port;
  private final List<Process> processes;
  final List<Round> rounds = new ArrayList<>();

  /**
   * What one round gave.
   *
   * @param perSecond requests a second, as many as there was time for
   * @param cpuMicros processor time of the contender for each of these
   * @param p50 milliseconds at the fixed rate
   * @param p99 milliseconds at the fixed rate
   */
  record Round(double perSecond, double cpuMicros, double p50, double p99) {}

  private interface Figure {
    double of(Round round);
  }

  Contender(String name, int port, List<Process> processes) {
    this.name = name;
    this.port = port;
    this.processes = processes;
  }

  double cpu() {
    return processes.stream().mapToDouble(Processes::cpu).sum();
  }

  double perSecond() {
    return median(Round::perSecond);
  }

  double cpuMicros() {
    return median(Round::cpuMicros);
  }

  double p50() {
    return median(Round::p50);
  }

  double p99() {
    return median(Round::p99);
  }

  private double median(Figure figure) {
    double[] all = rounds.stream().mapToDouble(figure::of).sorted().toArray();
    return all.length == 0 ? Double.NaN : all[all.length / 2];
  }
}
