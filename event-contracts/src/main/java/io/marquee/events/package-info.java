/** What the services say to each other: flat records of JDK types, one package per publisher. */
@NullMarked
package io.marquee.events;

import org.jspecify.annotations.NullMarked;
