/** Writes the AsyncAPI document from the compiled classes and has it checked. */
@NullMarked
package io.marquee.architecture.asyncapi;

import org.jspecify.annotations.NullMarked;
