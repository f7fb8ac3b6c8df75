package io.marquee.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * Runs the whole service against a real PostgreSQL and a real Kafka, as production does, with
 * requests through MockMvc. Put it on an {@code …IntegrationTests} class; {@link Events}, {@link
 * Snapshots}, {@link TestDatabase}, {@link Callers}, {@link Placements} and {@link SelfAttack} can
 * be injected. What the service says meanwhile is held against its schemas, and operations that
 * change something must leave an entry in the audit trail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestSettings.class)
@TestExecutionListeners(
    listeners = {ContractChecks.class, AuditChecks.class},
    mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@Import({
  Events.class,
  Snapshots.class,
  TestDatabase.class,
  Callers.class,
  Placements.class,
  SelfAttack.class,
  AuditChecks.Watch.class
})
public @interface MarqueeTest {}
