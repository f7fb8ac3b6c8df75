package io.marquee.web.servlet;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** A test of the edge through {@link EdgeApplication}; one context for all of them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = EdgeApplication.class,
    properties = {
      "marquee.service=film",
      "marquee.internal-token.key=dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMzI=",
      "marquee.web.public-paths=/feeds/**",
      "spring.web.resources.add-mappings=false"
    })
@AutoConfigureMockMvc
@interface EdgeTest {}
