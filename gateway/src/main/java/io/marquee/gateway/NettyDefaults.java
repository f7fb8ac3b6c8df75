package io.marquee.gateway;

/**
 * Netty's defaults are for servers with memory to spare. It reads these when its classes load, too
 * early for application.yml; a system property given on the command line wins.
 */
final class NettyDefaults {

  private NettyDefaults() {}

  static void apply() {
    String cores = String.valueOf(Runtime.getRuntime().availableProcessors());
    unlessSet("reactor.netty.ioWorkerCount", cores);
    unlessSet("io.netty.allocator.type", "pooled");
    unlessSet("io.netty.allocator.numDirectArenas", cores);
    unlessSet("io.netty.allocator.numHeapArenas", "1");
    unlessSet("io.netty.allocator.maxOrder", "5"); // chunks of 256 KiB
  }

  private static void unlessSet(String property, String value) {
    if (System.getProperty(property) == null) System.setProperty(property, value);
  }
}
