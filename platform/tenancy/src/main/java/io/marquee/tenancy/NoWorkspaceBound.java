package io.marquee.tenancy;

/**
 * Code asked for the current workspace or account where none is bound. It is a mistake in the
 * caller: work must enter through one of the four doors (HTTP, Kafka, job, directory), and
 * asynchronous work must rebind with {@link CurrentWorkspace#call}.
 */
public class NoWorkspaceBound extends IllegalStateException {

  NoWorkspaceBound(String what) {
    super(
        "no " + what + " is bound here; enter through a door or rebind with CurrentWorkspace.call");
  }
}
