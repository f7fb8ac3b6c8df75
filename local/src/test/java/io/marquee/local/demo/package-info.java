/** Tests. */
@NullMarked
package io.marquee.local.demo;

import org.jspecify.annotations.NullMarked;
