package io.marquee.identity;

import io.marquee.test.MarqueeTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * The whole service with its database and Kafka, with {@link People} to log in as, the {@link
 * Letters} to them, and {@link Brands}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@MarqueeTest
@Import({People.class, Letters.class, Brands.class})
@TestPropertySource(
    properties = {
      "marquee.identity.key-encryption-key=dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMzI=",
      "marquee.mail.key=" + Letters.KEY
    })
public @interface IdentityTest {}
