package io.marquee.workspace.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What new accounts are given.
 *
 * @param region where this installation keeps its data
 */
@ConfigurationProperties("marquee.accounts")
record AccountSettings(@DefaultValue("local") String region) {}
