package io.marquee.web;

/**
 * 403: the API key is limited to some projects or social accounts, and this lies in none of them.
 */
public class OutsideKey extends MarqueeProblem {
  OutsideKey(String what) {
    super(
        403,
        "outside_key",
        "Outside of the API key",
        "This API key is limited to some " + what + ", and this lies in none of them.",
        "Use a key that is not limited, or have this one's limits changed.");
  }
}
