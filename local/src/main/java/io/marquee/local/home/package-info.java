/** What lies in {@code .marquee/}: places, ports, secrets and the stamp of its layout. */
@NullMarked
package io.marquee.local.home;

import org.jspecify.annotations.NullMarked;
