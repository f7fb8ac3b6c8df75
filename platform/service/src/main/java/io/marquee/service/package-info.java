/** Defaults that every service would otherwise copy. */
@NullMarked
package io.marquee.service;

import org.jspecify.annotations.NullMarked;
