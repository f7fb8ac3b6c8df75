/** One Kafka node that is broker and controller. */
@NullMarked
package io.marquee.local.kafka;

import org.jspecify.annotations.NullMarked;
