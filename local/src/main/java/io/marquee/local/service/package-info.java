/** The services: what they are told at their start, and the caches that make it fast. */
@NullMarked
package io.marquee.local.service;

import org.jspecify.annotations.NullMarked;
