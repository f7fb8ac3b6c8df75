package io.marquee.web.servlet;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a service says about its edge.
 *
 * @param publicPaths patterns of paths that need no internal token, such as <code>/feeds/**</code>
 */
@ConfigurationProperties("marquee.web")
record WebSettings(@DefaultValue List<String> publicPaths) {}
