/** Tests of the platform's defaults that need servers. */
@NullMarked
package io.marquee.service;

import org.jspecify.annotations.NullMarked;
