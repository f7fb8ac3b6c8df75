package io.marquee.billing;

import io.marquee.test.MarqueeTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Runs the whole service, with a clock that can be moved. One annotation, so that all tests share
 * one context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@MarqueeTest
@TestPropertySource(properties = "marquee.jobs.poll-interval=1h")
@Import({MovableClock.Settings.class, TestAccount.Factory.class, Api.class})
public @interface BillingTest {}
