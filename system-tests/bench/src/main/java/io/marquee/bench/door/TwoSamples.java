package io.marquee.bench.door;

import java.util.Arrays;

/**
 * Whether two sets of times can be told apart, by the rank test of Mann and Whitney (two-sided,
 * with the normal approximation, which is good from some twenty values on). It asks nothing of the
 * shape of the distributions.
 *
 * @param advantage how often a time of the first is longer than one of the second: 0.5 is a coin
 * @param p how probable so large a difference of ranks is among equal distributions
 */
record TwoSamples(double advantage, double p) {

  static TwoSamples of(double[] first, double[] second) {
    double[] all = new double[first.length + second.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    Arrays.sort(all);
    double ranks = Arrays.stream(first).map(value -> rank(all, value)).sum();
    double n = first.length;
    double m = second.length;
    double u = ranks - n * (n + 1) / 2;
    double sigma = Math.sqrt(n * m / 12 * (n + m + 1 - ties(all) / ((n + m) * (n + m - 1))));
    double z = (u - n * m / 2) / sigma;
    return new TwoSamples(u / (n * m), 2 * (1 - normal(Math.abs(z))));
  }

  /** Equal values share the middle of their ranks, counted from one. */
  private static double rank(double[] sorted, double value) {
    int from = lower(sorted, value);
    int to = from;
    while (to < sorted.length && sorted[to] == value) to++;
    return (from + 1 + to) / 2.0;
  }

  private static int lower(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private static double ties(double[] sorted) {
    double sum = 0;
    for (int i = 0; i < sorted.length; ) {
      int j = i;
      while (j < sorted.length && sorted[j] == sorted[i]) j++;
      double t = j - i;
      sum += t * t * t - t;
      i = j;
    }
    return sum;
  }

  /** The normal distribution's cumulative function (Abramowitz and Stegun, 26.2.17). */
  private static double normal(double z) {
    double t = 1 / (1 + 0.2316419 * z);
    double tail =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return 1 - Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * tail;
  }
}
