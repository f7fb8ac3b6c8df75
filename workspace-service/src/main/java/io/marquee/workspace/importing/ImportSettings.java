package io.marquee.workspace.importing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is imported.
 *
 * @param unpackedUpTo how large an archive may be unpacked: a small one can hold a lot of the same
 */
@ConfigurationProperties("marquee.imports")
record ImportSettings(@DefaultValue("50GB") DataSize unpackedUpTo) {}
