/** Tests of what makes parts of archives, and takes them in. */
@NullMarked
package io.marquee.service.archive;

import org.jspecify.annotations.NullMarked;
