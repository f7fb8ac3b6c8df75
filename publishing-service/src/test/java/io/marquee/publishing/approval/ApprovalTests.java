package io.marquee.publishing.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.publishing.post.Post.VoidReason;
import io.marquee.publishing.post.PostReviews.Submitted;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.AbstractAggregateRoot;

class ApprovalTests {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final UUID AUTHOR = UUID.randomUUID();
  private static final Decision FINE = new Decision(UUID.randomUUID(), null, false);

  @Test
  void passesOneStageAfterTheOther() {
    Approval approval = submitted(null, stage(Audience.INTERNAL, 4), stage(Audience.CLIENT, null));
    assertThat(approval.terms().dueAt()).isEqualTo(NOW.plus(Duration.ofHours(4)));

    approval.approve(FINE, NOW);
    assertThat(approval.status()).isEqualTo(ApprovalStatus.PENDING);
    assertThat(approval.step().audience()).isEqualTo(Audience.CLIENT);
    assertThat(approval.terms().dueAt()).isNull();
    assertThat(approval.terms().assigneeId()).isNull();
    assertThat(said(approval, Approval.Requested.class)).hasSize(2);

    approval.approve(FINE, NOW);
    assertThat(approval.status()).isEqualTo(ApprovalStatus.APPROVED);
    assertThat(said(approval, Approval.Approved.class)).hasSize(1);
  }

  @Test
  void endsWithTheFirstNo() {
    Approval approval =
        submitted(null, stage(Audience.INTERNAL, null), stage(Audience.CLIENT, null));
    approval.reject(FINE, NOW);

    assertThat(approval.status()).isEqualTo(ApprovalStatus.REJECTED);
    assertThatThrownBy(() -> approval.approve(FINE, NOW)).isInstanceOf(ApprovalClosed.class);
    assertThatThrownBy(() -> approval.change(approval.terms(), AUTHOR, NOW))
        .isInstanceOf(ApprovalClosed.class);
  }

  @Test
  void isVoidOnceAndOnlyIfItCounted() {
    Approval approved = submitted(null, stage(Audience.INTERNAL, null));
    approved.approve(FINE, NOW);
    approved.voidBecause(VoidReason.EDITED, AUTHOR, NOW);
    approved.voidBecause(VoidReason.CANCELLED, AUTHOR, NOW);
    assertThat(said(approved, Approval.Voided.class))
        .extracting(Approval.Voided::reason)
        .containsExactly(VoidReason.EDITED);

    Approval rejected = submitted(null, stage(Audience.INTERNAL, null));
    rejected.reject(FINE, NOW);
    rejected.voidBecause(VoidReason.EDITED, AUTHOR, NOW);
    assertThat(rejected.status()).isEqualTo(ApprovalStatus.REJECTED);
  }

  @Test
  void remindsADayAheadOrAtItsTimeIfThatIsNearer() {
    Instant far = NOW.plus(Duration.ofDays(3));
    Instant near = NOW.plus(Duration.ofHours(3));
    assertThat(planned(submitted(far, stage(Audience.INTERNAL, null))))
        .containsExactly(far.minus(Duration.ofHours(24)));
    assertThat(planned(submitted(near, stage(Audience.INTERNAL, null)))).containsExactly(near);
    assertThat(planned(submitted(null, stage(Audience.INTERNAL, null)))).isEmpty();
  }

  @Test
  void remindsOncePerStageAndAtItsTimeOnly() {
    Instant due = NOW.plus(Duration.ofHours(3));
    Approval approval = submitted(due, stage(Audience.INTERNAL, null), stage(Audience.CLIENT, 1));

    assertThat(approval.remind(0, due.minusSeconds(1))).isFalse();
    assertThat(approval.remind(1, due)).isFalse();
    assertThat(approval.remind(0, due)).isTrue();
    assertThat(approval.remind(0, due)).isFalse();
    approval.change(new Terms(null, due.plusSeconds(9), Priority.LOW, null), AUTHOR, NOW);
    assertThat(approval.remind(0, due.plusSeconds(9))).isFalse();

    approval.approve(FINE, due);
    assertThat(approval.remind(1, due.plus(Duration.ofHours(1)))).isTrue();
    assertThat(said(approval, Approval.Due.class)).hasSize(2);
  }

  @Test
  void anotherTimeIsAnotherReminder() {
    Approval approval = submitted(NOW.plus(Duration.ofHours(3)), stage(Audience.INTERNAL, null));
    approval.change(new Terms(null, null, Priority.LOW, null), AUTHOR, NOW);
    assertThat(approval.remind(0, NOW.plus(Duration.ofDays(1)))).isFalse();
  }

  private static List<Instant> planned(Approval approval) {
    return said(approval, Approval.ReminderPlanned.class).stream()
        .map(Approval.ReminderPlanned::at)
        .toList();
  }

  private static Approval submitted(@Nullable Instant due, Stage... stages) {
    var post =
        new Submitted(
            UUID.randomUUID(), "Launch", "", null, null, 0, List.of("feed"), "0".repeat(64));
    return Approval.submit(
        UUID.randomUUID(),
        post,
        List.of(stages),
        new Terms(UUID.randomUUID(), due, Priority.NORMAL, null),
        AUTHOR,
        null,
        NOW);
  }

  private static Stage stage(Audience audience, @Nullable Integer hours) {
    return new Stage(UUID.randomUUID(), "Stage", audience, hours);
  }

  private static <T> List<T> said(Approval approval, Class<T> type) {
    try {
      Method events = AbstractAggregateRoot.class.getDeclaredMethod("domainEvents");
      events.setAccessible(true);
      return ((Collection<?>) events.invoke(approval))
          .stream().filter(type::isInstance).map(type::cast).toList();
    } catch (ReflectiveOperationException changed) {
      throw new AssertionError(changed);
    }
  }
}
