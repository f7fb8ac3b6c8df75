/** Spans for an OpenTelemetry collector, where one is configured, and nothing where none is. */
@NullMarked
package io.marquee.web.traces;

import org.jspecify.annotations.NullMarked;
