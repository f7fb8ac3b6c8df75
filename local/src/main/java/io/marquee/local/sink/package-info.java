/** The S3 server and the mail sink, which share one JVM. */
@NullMarked
package io.marquee.local.sink;

import org.jspecify.annotations.NullMarked;
