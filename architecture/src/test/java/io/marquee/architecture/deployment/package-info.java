/** Holds what deploys the house, in containers and on clusters, against what the services are. */
@NullMarked
package io.marquee.architecture.deployment;

import org.jspecify.annotations.NullMarked;
